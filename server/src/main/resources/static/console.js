// Sends what is typed into <div data-console> without leaving the page, and shows the answer in its
// place. Ctrl+Enter runs. What waits is asked for again until it is there.

import { replace } from './draft.js';

const LOOK_AGAIN = 1000; // milliseconds

export function consoles(root, improve) {
  for (const box of root.querySelectorAll('[data-console]')) {
    const form = box.querySelector('[data-console-form]');
    const state = form.querySelector('[data-console-state]');
    keeps(box, form);

    const show = async (answer) => {
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const same = page.getElementById(box.id);
      if (!same) throw new Error(String(answer.status));
      const fresh = same.querySelector('[data-console-results]');
      box.querySelector('[data-console-results]').replaceWith(fresh);
      const key = same.querySelector('[data-console-form] [name="idempotency-key"]');
      form.querySelector('[name="idempotency-key"]').value = key.value;
      const problem = same.querySelector('[data-console-form] [role="alert"]');
      state.textContent = problem?.textContent.trim() ?? '';
      const schema = document.querySelector('[data-console-schema][data-waiting]');
      schema?.replaceWith(page.querySelector('[data-console-schema]'));
      await improve(fresh);
      lookAgain();
      return fresh;
    };

    const isWaiting = () => box.querySelector('[data-waiting]') || document.querySelector('[data-console-schema][data-waiting]');
    const lookAgain = () => {
      clearTimeout(box.lookingAgain);
      if (isWaiting()) box.lookingAgain = setTimeout(again, LOOK_AGAIN);
    };

    const again = async () => {
      if (!box.isConnected) return;
      try {
        await show(await fetch(location.href, { headers: { Accept: 'text/html' } }));
      } catch {
        lookAgain();
      }
    };

    const send = async (button) => {
      if (form.getAttribute('aria-busy') === 'true') return;
      form.setAttribute('aria-busy', 'true');
      button?.setAttribute('aria-disabled', 'true');
      state.textContent = 'Running …';
      const fields = new FormData(form);
      if (button?.name) fields.set(button.name, button.value);
      try {
        const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(fields), headers: { Accept: 'text/html' } });
        const fresh = await show(answer);
        if (!state.textContent) state.textContent = summary(fresh);
      } catch {
        state.textContent = 'No answer from the server. What you typed is still here; try again.';
      } finally {
        form.removeAttribute('aria-busy');
        button?.removeAttribute('aria-disabled');
      }
    };

    form.addEventListener('submit', (event) => {
      event.preventDefault();
      send(event.submitter);
    });
    form.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      event.stopPropagation();
      send(form.querySelector('button.primary'));
    }, true);
    lookAgain();
  }
}

// What is typed and not run yet stands here again after a reload, a look at another page, a new sign-in: for as long as
// this tab of the browser is open.
function keeps(box, form) {
  const area = form.querySelector('textarea');
  const place = `savepoint-console:${new URL(form.action).pathname}`;
  try {
    const kept = sessionStorage.getItem(place);
    if (kept !== null && kept !== area.value) replace(area, kept);
    form.addEventListener('input', () => sessionStorage.setItem(place, area.value));
    box.addEventListener('submit', ({ target }) => target.matches('.console-reset') && sessionStorage.removeItem(place));
  } catch {
    // a browser may forbid its storage; then the console is as it is without this
  }
}

// Said to those who do not see the results appear.
function summary(results) {
  const newest = results.querySelector('.console-entry');
  if (!newest) return '';
  if ('waiting' in newest.dataset) return 'Being run';
  if (newest.querySelector('.console-fault')) return 'Refused';
  return newest.querySelector('caption, .console-done')?.textContent.trim() ?? 'Done';
}
