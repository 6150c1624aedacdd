// Follows a grading: events of type "progress" carry {state, place, steps: [{name, about, outcome}]}.
// When it is done, whoever follows says what comes next.

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

// Fetches the page's main part anew and puts it in place.
export async function verdict(improve) {
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

export function follow(root, done) {
  for (const section of root.querySelectorAll('[data-live]')) {
    const state = section.querySelector('[data-live-state]');
    const list = section.querySelector('[data-live-steps]');
    const sprite = new URL('icons.svg', import.meta.url).pathname;
    const source = new EventSource(section.dataset.live);
    source.addEventListener('progress', (event) => {
      const progress = JSON.parse(event.data);
      const text = stateWords(progress);
      if (state.textContent.trim() !== text) state.textContent = text;
      for (const step of progress.steps ?? []) showStep(list, step, sprite);
      if (progress.state === 'done') {
        source.close();
        done();
      }
    });
  }
}
