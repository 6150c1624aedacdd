// Reads a file chosen for <input data-upload> into the editor of its tab. What cannot be taken says why and changes
// nothing.
import { replace } from './draft.js';

export function readUploads(form, state) {
  form.addEventListener('change', ({ target }) => {
    const file = target.files?.[0];
    if (!file) return;
    const most = Number(target.dataset.most);
    if (file.size > most) {
      refuse(target, state, `${file.name} is too large: ${file.size.toLocaleString('en')} bytes; at most ${most.toLocaleString('en')} are taken`);
    } else if ('upload' in target.dataset) {
      read(target, file, state);
    }
  });
}

function refuse(input, state, why) {
  input.value = '';
  state.textContent = `${why}. Nothing in the editor has changed.`;
}

async function read(input, file, state) {
  const name = input.dataset.upload;
  if (ending(file.name) !== ending(name)) return refuse(input, state, `${file.name} is no ${ending(name)} file`);
  const text = decoded(await file.arrayBuffer());
  if (text === null) return refuse(input, state, `${file.name} is not text in UTF-8: save it as UTF-8 and choose it again`);
  if (text.trim() === '') return refuse(input, state, `${file.name} is empty`);
  const area = input.closest('[data-tab]').querySelector('textarea');
  replace(area, text);
  area.dispatchEvent(new Event('input', { bubbles: true }));
  input.value = '';
  state.textContent = file.name === name ? `${name} is in the editor now` : `${file.name} is in the editor now, as ${name}`;
  return null;
}

function ending(name) {
  return name.slice(name.lastIndexOf('.')).toLowerCase();
}

function decoded(bytes) {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}
