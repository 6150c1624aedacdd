// Keeps what is typed into <form data-guard>: asks before a page with unsaved changes is left, saves
// drafts to data-draft while typing, and reads an uploaded file into its editor.

const PAUSE = 1500; // milliseconds without typing before a draft is sent

export function guard(root) {
  for (const form of root.querySelectorAll('form[data-guard]')) {
    const state = form.querySelector('[data-draft-state]');
    const text = () => [...form.querySelectorAll('textarea')].map((area) => area.value).join('\0');
    let saved = text();
    let timer;

    const save = async () => {
      const sent = text();
      if (sent === saved) return;
      try {
        const fields = new FormData(form);
        for (const upload of form.querySelectorAll('[data-upload]')) fields.delete(upload.name);
        fields.set('idempotency-key', crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`);
        const answer = await fetch(form.dataset.draft, { method: 'POST', body: fields, headers: { Accept: 'application/json' } });
        if (!answer.ok) throw new Error(String(answer.status));
        saved = sent;
        state.textContent = `Draft saved ${new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`;
      } catch {
        state.textContent = 'Not saved: no answer from the server. Trying again.';
        timer = setTimeout(save, 10 * PAUSE);
      }
    };

    form.addEventListener('input', (event) => {
      if (!event.target.matches('textarea') || !form.dataset.draft) return;
      clearTimeout(timer);
      timer = setTimeout(save, PAUSE);
    });
    form.addEventListener('submit', (event) => {
      clearTimeout(timer);
      saved = text();
      event.submitter?.setAttribute('aria-disabled', 'true');
    });
    addEventListener('beforeunload', (event) => {
      if (form.isConnected && text() !== saved) event.preventDefault();
    });
    addEventListener('pageshow', () => {
      form.querySelector('[aria-disabled]')?.removeAttribute('aria-disabled');
    });
    form.addEventListener('change', (event) => {
      if (event.target.matches('[data-upload]')) read(event.target, state);
    });
  }
}

async function read(input, state) {
  const [file] = input.files;
  if (!file || file.size > 1_000_000) return; // the server says what is too large
  const area = input.closest('[data-tab]').querySelector('textarea');
  const content = await file.text();
  area.dispatchEvent(new CustomEvent('replace-text', { detail: content }));
  if (area.value !== content) area.value = content;
  area.dispatchEvent(new Event('input', { bubbles: true }));
  input.value = '';
  state.textContent = `${file.name} is in the editor now`;
}
