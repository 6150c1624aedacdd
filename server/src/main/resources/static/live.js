// Follows a grading: events of type "progress" carry {state, place, steps: [{name, about, outcome}]}.
// When it is done, whoever follows says what comes next.
import { isTyped } from './typed.js';

const PAUSE = 1000; // milliseconds before a stream that was refused is asked for again; longer from time to time
const LONGEST_PAUSE = 30000;

const words = {
  waiting: 'Not checked yet', running: 'Being checked', passed: 'Passed', failed: 'Failed',
  'not-run': 'Not reached',
};

function stateWords({ state, place }) {
  if (state === 'compiling') return 'Compiling your code';
  if (state === 'checking') return 'Running the checks';
  if (state === 'done') return 'Done: the verdict is being fetched';
  return place > 1 ? `Waiting: number ${place} in line` : 'Waiting: next in line';
}

function showStep(list, step, sprite) {
  let item = list.querySelector(`[data-step="${CSS.escape(step.name)}"]`);
  if (!item) {
    item = document.createElement('li');
    item.className = 'rail-step';
    item.dataset.step = step.name;
    item.innerHTML = '<svg class="icon" aria-hidden="true"><use></use></svg>'
      + '<span class="rail-what"></span><span class="outcome"></span>';
    item.querySelector('.rail-what').textContent = step.about;
    list.append(item);
  }
  if (item.dataset.outcome === step.outcome) return;
  item.dataset.outcome = step.outcome;
  item.querySelector('use').setAttribute('href', `${sprite}#${step.outcome}`);
  item.querySelector('.outcome').textContent = words[step.outcome] ?? step.outcome;
}

// Fetches the page's main part anew and puts it in place; where somebody is writing beside it, when they say so.
export async function verdict(improve) {
  if (isTyped(document.querySelector('main'))) await asked();
  try {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const main = page.querySelector('main');
    if (!main || main.querySelector('[data-live]')) throw new Error('no verdict yet');
    document.querySelector('main').replaceWith(main);
    await improve(main);
    main.querySelector('#verdict')?.focus({ preventScroll: true });
  } catch {
    location.reload();
  }
}

// Waits for whoever writes on this page to ask for the verdict.
function asked() {
  const state = document.querySelector('[data-live-state]');
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Show it';
  state.replaceChildren('The verdict is there. What you are writing on this page stays until you ask for it. ', button);
  return new Promise((show) => { button.addEventListener('click', show, { once: true }); });
}

export function follow(root, done) {
  for (const section of root.querySelectorAll('[data-live]')) listen(section, done, 0);
}

function listen(section, done, tries) {
  const state = section.querySelector('[data-live-state]');
  const list = section.querySelector('[data-live-steps]');
  const sprite = new URL('icons.svg', import.meta.url).pathname;
  const source = new EventSource(section.dataset.live);
  source.addEventListener('progress', (event) => {
    tries = 0;
    const progress = JSON.parse(event.data);
    const text = stateWords(progress);
    if (state.textContent.trim() !== text) state.textContent = text;
    for (const step of progress.steps ?? []) showStep(list, step, sprite);
    if (progress.state === 'done') {
      source.close();
      done();
    }
  });
  // A browser connects again by itself where a connection breaks, not where it is answered with anything but a stream.
  source.addEventListener('error', async () => {
    if (source.readyState !== EventSource.CLOSED || !section.isConnected) return;
    state.textContent = await isSignedOut()
      ? 'You are signed out. Your work goes on; sign in again and load this page to see it.'
      : 'The server does not answer. Your work goes on, and this page asks again.';
    const pause = Math.min(LONGEST_PAUSE, PAUSE * 2 ** tries) * (0.75 + Math.random() / 2);
    setTimeout(() => section.isConnected && listen(section, done, tries + 1), pause);
  });
}

async function isSignedOut() {
  try {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
    return answer.redirected || answer.status === 401;
  } catch {
    return false;
  }
}
