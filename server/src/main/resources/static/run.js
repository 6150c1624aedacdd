// Runs code without leaving its page: <button data-run> sends its form, and what comes of it appears in
// <section data-run-place> of the same question, or below.
import { follow } from './live.js';
import { random } from './random.js';

const OVERTAKEN = 'Not run: another window saved a draft meanwhile. Reload the page to choose which one to go on with; what you typed here is kept in this browser.';

export function runs(root, improve) {
  for (const button of root.querySelectorAll('button[data-run]')) {
    // a quiz being sat saves first: quiz.js
    if (button.form && !button.form.matches('[data-sitting]')) runsBy(button, improve, () => new FormData(button.form, button));
  }
}

// `toSend` makes what is sent, or nothing where that cannot be yet.
export function runsBy(button, improve, toSend) {
  const place = button.closest('[data-question]')?.querySelector('[data-run-place]') ?? document.querySelector('[data-run-place]');
  button.form.addEventListener('submit', (event) => {
    if (event.submitter !== button) return;
    // before whatever else listens: the page is not left
    event.preventDefault();
    event.stopImmediatePropagation();
    run(button, place, improve, toSend);
  }, true);
}

async function run(button, place, improve, toSend) {
  if (button.getAttribute('aria-disabled') === 'true') return;
  button.setAttribute('aria-disabled', 'true');
  place.hidden = false;
  say(place, 'Sending your code');
  try {
    const body = await toSend();
    if (!body) {
      say(place, 'Not run: what you wrote is not saved yet. It is kept in this browser; run it again when the connection is back.');
      return;
    }
    const answer = await fetch(button.formAction, { method: 'POST', body, headers: { Accept: 'text/html' } });
    const page = await parsed(answer);
    renewKey(button.form, page);
    if (page.querySelector('[data-run-result]')) await show(page, answer.url, place, improve);
    else if (page.querySelector('[data-overtaken]:not([hidden])')) say(place, OVERTAKEN);
    else say(place, page.querySelector('[role="alert"]')?.textContent.replace(/\s+/g, ' ').trim() || page.querySelector('.flash')?.textContent.trim() || 'This could not be run. Reload the page, and run it again.');
  } catch {
    say(place, 'No answer from the server. Your text is still in the editor; run it again.');
  } finally {
    button.removeAttribute('aria-disabled');
  }
}

async function show(page, url, place, improve) {
  const result = page.querySelector('[data-run-result]');
  place.replaceChildren(result);
  follow(result, async () => {
    await show(await parsed(await fetch(url, { headers: { Accept: 'text/html' } })), url, place, improve);
    place.querySelector('#verdict')?.focus({ preventScroll: true });
    place.scrollIntoView({ block: 'nearest' });
  });
  await improve(result, { live: false });
}

async function parsed(answer) {
  return new DOMParser().parseFromString(await answer.text(), 'text/html');
}

// A key is for one sending.
function renewKey(form, page) {
  const fresh = page.querySelector('form[data-draft] [name="idempotency-key"]')?.value;
  form.elements['idempotency-key'].value = fresh ?? random();
}

function say(place, text) {
  const line = document.createElement('p');
  line.className = 'quiet';
  line.setAttribute('role', 'status');
  line.textContent = text;
  place.replaceChildren(line);
}
