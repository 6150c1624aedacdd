// Reads a file chosen for <input data-upload> into the editor of its tab.
import { replace } from './draft.js';

export function readUploads(form, state) {
  form.addEventListener('change', ({ target }) => {
    const file = target.files?.[0];
    if (!file) return;
    const most = Number(target.dataset.most);
    if (file.size > most) {
      target.value = '';
      state.textContent = `${file.name} is too large: ${file.size.toLocaleString('en')} bytes; at most ${most.toLocaleString('en')} are taken`;
    } else if ('upload' in target.dataset) {
      read(target, file, state);
    }
  });
}

async function read(input, file, state) {
  const area = input.closest('[data-tab]').querySelector('textarea');
  replace(area, await file.text());
  area.dispatchEvent(new Event('input', { bubbles: true }));
  input.value = '';
  state.textContent = `${file.name} is in the editor now`;
}
