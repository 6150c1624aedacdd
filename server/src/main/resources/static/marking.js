// Marks save themselves when a field is left; the number of a line sets the form below the file to that line.

export function marking(root) {
  for (const form of root.querySelectorAll('form[data-save]')) saves(form);
  for (const listing of root.querySelectorAll('.listing.numbered')) lines(listing);
}

function saves(form) {
  const state = form.querySelector('[data-save-state]');
  let running = Promise.resolve();
  const typed = () => new URLSearchParams([...new FormData(form)].filter(([name]) => name === 'points' || name === 'note')).toString();
  let saved = typed();
  let contested = false; // somebody else has marked meanwhile: only whoever presses Save goes over that
  const say = (text, bad) => {
    state.textContent = text;
    state.classList.toggle('bad', bad);
  };

  const save = async () => {
    say('Saving…', false);
    const sent = typed();
    try {
      const answer = await fetch(form.action, {
        method: 'POST', body: new URLSearchParams(new FormData(form)), headers: { Accept: 'application/json' }, keepalive: true,
      });
      const told = await answer.json();
      if (told.version !== undefined) form.elements['based-on'].value = told.version;
      contested = answer.status === 409;
      if (answer.ok) saved = sent;
      if (answer.ok) say(`Saved ${new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`, false);
      else say(told.problem ?? 'Not saved.', true);
    } catch {
      say('Not saved: no answer from the server. Press Save to try again.', true);
    }
  };
  const next = () => { running = running.then(save); }; // one after the other, each based on the one before

  form.addEventListener('change', () => contested || next());
  addEventListener('beforeunload', (event) => {
    if (form.isConnected && typed() !== saved) event.preventDefault();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    next();
  });
}

// Arrow keys move between the numbers, so that a file is one stop of the tab key; Enter goes to the form.
function lines(listing) {
  const numbers = [...listing.querySelectorAll('[data-write]')];
  const form = listing.parentElement.querySelector('form.write');
  if (!numbers.length || !form) return;
  const stop = (at) => numbers.forEach((number, i) => { number.tabIndex = i === at ? 0 : -1; });
  stop(0);
  listing.addEventListener('focusin', (event) => {
    const at = numbers.indexOf(event.target);
    if (at >= 0) stop(at);
  });
  listing.addEventListener('keydown', (event) => {
    const at = numbers.indexOf(document.activeElement);
    if (at < 0) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: numbers.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    numbers[Math.min(Math.max(to, 0), numbers.length - 1)].focus();
  });
  listing.addEventListener('click', (event) => {
    const number = event.target.closest('[data-write]');
    if (!number) return;
    event.preventDefault();
    listing.querySelector('.line.chosen')?.classList.remove('chosen');
    number.closest('.line').classList.add('chosen');
    form.querySelector('[data-write-line]').value = number.dataset.line;
    form.querySelector('textarea').focus();
  });
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') numbers.find((number) => number.tabIndex === 0)?.focus();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
}
