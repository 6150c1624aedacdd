// A review saves itself as it is typed; a click on a line begins a remark on it.

const PAUSE = 900; // ms after the last key

export function reviewing(root) {
  const form = root.querySelector('form[data-review]');
  if (!form) return;
  saves(form);
  remarks(root, form);
  for (const area of form.querySelectorAll('textarea[data-least]')) least(area);
}

function saves(form) {
  const state = form.querySelector('[data-review-state]');
  let timer;
  let running = Promise.resolve();
  let dirty = false;
  let leaving = false;

  const save = async () => {
    if (!dirty || leaving) return;
    dirty = false;
    try {
      const answer = await fetch(form.dataset.review, {
        method: 'POST', body: new URLSearchParams(new FormData(form)), headers: { Accept: 'application/json' },
      });
      const told = await answer.json();
      if (answer.ok) {
        form.elements['based-on'].value = told.version;
        state.textContent = `Saved ${new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`;
      } else {
        state.textContent = told.problem ?? 'Not saved.';
      }
    } catch {
      dirty = true;
      state.textContent = 'Not saved: no answer from the server. It is tried again.';
      timer = setTimeout(next, 5 * PAUSE);
    }
  };
  const next = () => { running = running.then(save); };

  form.addEventListener('input', () => {
    dirty = true;
    clearTimeout(timer);
    timer = setTimeout(next, PAUSE);
  });
  form.addEventListener('submit', () => { leaving = true; });
  window.addEventListener('beforeunload', (event) => {
    if (dirty && !leaving) event.preventDefault();
  });
}

function remarks(root, form) {
  for (const listing of root.querySelectorAll('.listing[data-remarks]')) {
    listing.classList.add('remarkable');
    listing.addEventListener('click', (event) => {
      const line = event.target.closest('.line');
      if (!line || String(getSelection())) return;
      const free = [...form.querySelectorAll('[data-remark]')].find((one) => !one.querySelector('textarea').value.trim());
      if (!free) return;
      free.querySelector('[name^="remark-file:"]').value = listing.dataset.remarks;
      free.querySelector('[name^="remark-line:"]').value = line.dataset.line;
      free.querySelector('textarea').focus();
    });
  }
  form.addEventListener('input', () => grow(form));
}

// There is always one more remark to fill.
function grow(form) {
  const all = [...form.querySelectorAll('[data-remark]')];
  const last = all.at(-1);
  if (!last?.querySelector('textarea').value.trim()) return;
  const more = last.cloneNode(true);
  const number = all.length + 1;
  for (const field of more.querySelectorAll('[name]')) {
    field.name = field.name.replace(/:\d+$/, `:${number}`);
    if (field.type !== 'hidden' && field.tagName !== 'SELECT') field.value = '';
    if (field.id) field.id = field.id.replace(/\d+$/, number);
  }
  for (const label of more.querySelectorAll('label')) label.htmlFor = label.htmlFor.replace(/\d+$/, number);
  last.after(more);
}

function least(area) {
  const word = document.createElement('span');
  word.className = 'least';
  word.setAttribute('aria-live', 'off');
  area.after(word);
  const tell = () => {
    const left = Number(area.dataset.least) - area.value.trim().length;
    word.textContent = left > 0 ? `${left} more` : 'long enough';
    word.classList.toggle('enough', left <= 0);
  };
  area.addEventListener('input', tell);
  tell();
}
