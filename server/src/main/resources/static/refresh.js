// Fetches <main data-refresh> anew while it has that attribute: for what goes on by itself and is only looked at.
import { improve } from './savepoint.js';
import { isTyped } from './typed.js';

const PAUSE = 2000; // milliseconds

export function refresh(root) {
  const main = root.matches?.('[data-refresh]') ? root : root.querySelector('[data-refresh]');
  if (main) setTimeout(() => again(main), PAUSE);
}

async function again(main) {
  if (!main.isConnected) return;
  if (isTyped(main)) {
    setTimeout(() => again(main), PAUSE);
    return;
  }
  try {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.querySelector('main');
    const focused = main.contains(document.activeElement) ? path(main, document.activeElement) : null;
    main.replaceWith(fresh);
    await improve(fresh);
    if (focused) follow(fresh, focused)?.focus({ preventScroll: true });
  } catch {
    setTimeout(() => again(main), 5 * PAUSE); // the page still says what it said
  }
}

// Where an element stands below another, so that the keyboard stays where it was.
function path(top, element) {
  const steps = [];
  for (let at = element; at !== top; at = at.parentElement) steps.unshift([...at.parentElement.children].indexOf(at));
  return steps;
}

function follow(top, steps) {
  return steps.reduce((at, step) => at?.children[step], top);
}
