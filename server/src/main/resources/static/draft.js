// Keeps what is typed into <form data-guard>: saves it to data-draft while typing, holds it in this browser until the
// server has it, and says what stands where. Nothing is overwritten unseen: when another page saved meanwhile, saving
// rests until the student has chosen.
import { Mirror } from './mirror.js';
import { random } from './random.js';
import { readUploads } from './upload.js';

const PAUSE = 1500; // milliseconds without typing before a draft is sent
const PATIENCE = 20000; // for an answer
const LONGEST_WAIT = 60000; // between two tries of a server that does not answer
const KEEPALIVE = 60000; // bytes that browsers still send for a page that is being left

export function guard(root) {
  for (const form of root.querySelectorAll('form[data-guard]')) {
    if (form.dataset.draft) new Guard(form).start();
    else asks(form);
  }
}

// A form without drafts: what was typed is not left behind without a question.
function asks(form) {
  const typed = () => [...form.elements].map((field) => (field.type === 'hidden' ? '' : field.value)).join('\0');
  let sent = typed();
  form.addEventListener('submit', () => { sent = typed(); });
  addEventListener('beforeunload', (event) => {
    if (form.isConnected && typed() !== sent) event.preventDefault();
  });
}

class Guard {
  constructor(form) {
    this.form = form;
    this.state = form.querySelector('[data-draft-state]');
    this.overtaken = form.querySelector('[data-overtaken]');
    this.tries = 0;
    const tab = random();
    form.elements.tab.value = tab;
    this.mirror = new Mirror(form.dataset.place, tab);
    // what the server sent, not what stands here: somebody may have typed while this page was loading
    this.saved = 'unsaved' in form.dataset ? {} : this.each((area) => area.defaultValue);
  }

  start() {
    const { form } = this;
    form.addEventListener('input', (event) => event.target.matches('textarea') && this.typed());
    form.addEventListener('submit', (event) => {
      clearTimeout(this.timer);
      this.hold();
      this.leaving = true;
      this.sending?.abort();
      this.nextTurn();
      event.submitter?.setAttribute('aria-disabled', 'true');
    });
    addEventListener('pageshow', () => {
      this.leaving = false;
      form.querySelector('[aria-disabled]')?.removeAttribute('aria-disabled');
    });
    document.addEventListener('visibilitychange', () => document.hidden && this.save());
    addEventListener('online', () => this.save());
    addEventListener('beforeunload', (event) => {
      if (form.isConnected && !this.leaving && !this.isSaved() && !this.hold()) event.preventDefault();
    });
    readUploads(form, this.state);
    this.lookForLeftovers();
    if (!this.isSaved()) this.typed();
  }

  texts() {
    return this.each((area) => area.value);
  }

  each(text) {
    return Object.fromEntries([...this.form.querySelectorAll('textarea')].map((area) => [area.name, text(area)]));
  }

  isSaved() {
    return equal(this.texts(), this.saved);
  }

  base() {
    return this.form.elements['based-on'];
  }

  hold() {
    return this.isSaved() || this.mirror.put(this.texts(), this.base().value);
  }

  typed() {
    this.hold();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PAUSE);
  }

  async save() {
    if (this.busy || this.leaving || !this.overtaken.hidden || this.isSaved()) return;
    clearTimeout(this.timer);
    this.busy = true;
    const sent = this.texts();
    try {
      await this.heard(await this.send(), sent);
    } catch {
      this.later();
    } finally {
      this.busy = false;
    }
  }

  // An older text that arrives late does not take the place of a newer one.
  nextTurn() {
    this.form.elements.turn.value = Number(this.form.elements.turn.value) + 1;
  }

  send() {
    this.nextTurn();
    this.sending = new AbortController();
    const fields = new FormData(this.form);
    for (const upload of this.form.querySelectorAll('input[type="file"]')) fields.delete(upload.name);
    const bytes = [...fields.values()].reduce((sum, value) => sum + 3 * value.length, 0);
    return fetch(this.form.dataset.draft, {
      method: 'POST',
      body: fields,
      headers: { Accept: 'application/json' },
      keepalive: document.hidden && bytes < KEEPALIVE,
      signal: AbortSignal.any([AbortSignal.timeout(PATIENCE), this.sending.signal]),
    });
  }

  async heard(answer, sent) {
    if (answer.status === 401 || answer.status === 403) return this.signInAgain();
    if (answer.status === 409) return this.ask(await answer.json());
    if (answer.status === 422) return this.say(`Not saved: ${(await answer.json()).problems?.join('; ') ?? 'it could not be taken'}`);
    if (answer.status === 413) return this.say('Not saved: that is more text than is taken');
    if (!answer.ok) throw new Error(String(answer.status));
    const { version, savedAt } = await answer.json();
    this.saved = sent;
    this.tries = 0;
    this.base().value = version;
    this.say(`Draft saved ${clock(savedAt)}`);
    if (this.isSaved()) this.mirror.drop();
    else this.typed();
  }

  later() {
    const wait = Math.min(LONGEST_WAIT, 2 * PAUSE * 2 ** this.tries++) * (0.75 + Math.random() / 2);
    this.say('Not saved yet: the server does not answer. Your text is kept in this browser, and saving is tried again.');
    this.timer = setTimeout(() => this.save(), wait);
  }

  // Signed out, or signed in anew elsewhere: then this page's form needs the new session's token.
  async signInAgain() {
    const page = this.form.dataset.draft.replace(/\/drafts$/, '');
    const answer = await fetch(page, { headers: { Accept: 'text/html' } });
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('form[data-draft]');
    if (fresh?.dataset.place === this.form.dataset.place) {
      for (const field of document.querySelectorAll('[name="csrf"]')) field.value = fresh.elements.csrf.value;
      this.timer = setTimeout(() => this.save());
      return;
    }
    this.say('Not saved: signed out. Your text is kept in this browser. ');
    const link = document.createElement('a');
    link.href = `/sign-in?next=${encodeURIComponent(page)}`;
    link.textContent = 'Sign in again';
    this.state.append(link);
    addEventListener('focus', () => this.save(), { once: true });
  }

  ask({ version, savedAt, by }) {
    this.form.elements.standing.value = version;
    this.overtaken.querySelector('[data-overtaken-by]').textContent = by ?? 'Another window of yours';
    this.overtaken.querySelector('[data-overtaken-at]').textContent = `at ${clock(savedAt)}`;
    this.overtaken.hidden = false;
    this.overtaken.scrollIntoView({ block: 'nearest' });
    this.say('Not saved: another draft was saved meanwhile. Choose above which one you go on with.');
  }

  // What was typed here earlier and never reached the server. On the same base it goes back into the editor by itself.
  lookForLeftovers() {
    const current = this.texts();
    const all = this.mirror.found();
    for (const { key, texts } of all) if (equal(texts, current)) this.mirror.drop(key);
    const left = all.find(({ texts }) => !equal(texts, current));
    if (!left) return;
    if (left.base === this.base().value && !('unsaved' in this.form.dataset)) {
      this.put(left);
      this.say(`Text of ${clock(left.at)} that was not saved is back in the editor`);
      return;
    }
    const offer = this.form.querySelector('[data-found]');
    offer.querySelector('[data-found-at]').textContent = `at ${clock(left.at)}`;
    offer.hidden = false;
    offer.querySelector('[data-found-take]').addEventListener('click', () => {
      this.put(left);
      offer.hidden = true;
    });
    offer.querySelector('[data-found-drop]').addEventListener('click', () => {
      this.mirror.drop(left.key);
      offer.hidden = true;
    });
  }

  put({ key, texts }) {
    for (const area of this.form.querySelectorAll('textarea')) {
      if (area.name in texts) replace(area, texts[area.name]);
    }
    if (this.hold()) this.mirror.drop(key);
    this.typed();
  }

  say(text) {
    if (this.state.textContent !== text) this.state.textContent = text;
  }
}

function equal(a, b) {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => plain(a[name]) === plain(b[name]));
}

function plain(text) {
  return text?.replaceAll('\r\n', '\n');
}

/// Puts text into a textarea, through the editor over it once there is one.
export function replace(area, text) {
  area.dispatchEvent(new CustomEvent('replace-text', { detail: text }));
  if (area.value !== text) area.value = text;
}

function clock(instant) {
  return new Date(instant).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}
