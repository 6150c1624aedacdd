// One question of a quiz being sat.
import { replace } from './draft.js';
import { runsBy } from './run.js';

const PAUSE = 1500; // milliseconds without typing before text is sent
const MOST = 8000; // text that is typed without a pause is sent this often
const SOON = 150; // a tick or a choice
const PATIENCE = 20000; // for an answer
const LONGEST_WAIT = 20000; // between two tries of a server that does not answer
const KEEPALIVE = 60000; // bytes that browsers still send for a page that is being left

export class Question {
  constructor(section, sitting) {
    this.section = section;
    this.sitting = sitting;
    this.number = section.dataset.question;
    this.key = `savepoint-quiz:${sitting.form.dataset.ref}:${this.number}`;
    this.tries = 0;
  }

  start() {
    this.known = this.served();
    localClock(this.section);
    this.section.addEventListener('input', (event) => this.changed(event.target));
    this.section.addEventListener('change', (event) => this.changed(event.target));
    this.section.querySelector('[data-keep]').addEventListener('click', () => this.keep());
    this.section.querySelector('[data-take]').addEventListener('click', () => this.takeOther());
    this.countWords();
    // finished by its tries: what another window left here is no answer any more
    if (this.section.querySelector('.question-fields:disabled')) this.drop();
    else this.lookForLeftover();
    const run = this.section.querySelector('[data-run]');
    if (run) runsBy(run, this.sitting.improve, () => this.toRun());
  }

  // What runs is what is saved.
  async toRun() {
    for (let i = 0; i < 2 && this.isDirty(); i++) await this.save();
    return this.isDirty() ? null : this.body();
  }

  fields() {
    return [...this.section.querySelectorAll('.answer :is(input, select, textarea)')].filter((field) => field.name);
  }

  entries() {
    return this.fields()
      .filter((field) => !['radio', 'checkbox'].includes(field.type) || field.checked)
      .map((field) => [field.name, field.value]);
  }

  text() {
    return JSON.stringify(this.entries());
  }

  // As the server sent it: what was answered before this script came is not saved yet.
  served() {
    return JSON.stringify(this.fields()
      .filter((field) => !['radio', 'checkbox'].includes(field.type) || field.defaultChecked)
      .map((field) => [field.name, initial(field)]));
  }

  baseField() {
    return this.section.querySelector('input[type="hidden"]');
  }

  base() {
    return Number(this.baseField().value);
  }

  isDirty() {
    return this.text() !== this.known;
  }

  isQuiet() {
    return !this.isDirty() && !this.busy && !this.section.contains(document.activeElement);
  }

  isAnswered() {
    return this.entries().some(([name, value]) => !/\.unit(\.|$)/.test(name) && value.trim() !== '');
  }

  changed(field) {
    this.countWords();
    if (!this.isDirty()) return;
    this.hold();
    this.sitting.count();
    const isTyped = field.matches('textarea, input[type="text"]');
    clearTimeout(this.timer);
    this.first ??= Date.now();
    const wait = isTyped ? Math.max(0, Math.min(PAUSE, this.first + MOST - Date.now())) : SOON;
    this.timer = setTimeout(() => this.save(), wait);
  }

  // Whether this browser keeps it.
  hold() {
    try {
      localStorage.setItem(this.key, JSON.stringify({ entries: this.entries(), base: this.base(), at: Date.now() }));
      return true;
    } catch {
      return false;
    }
  }

  async save() {
    if (this.busy) return this.busy;
    if (!this.isDirty() || !this.overtaken().hidden) return undefined;
    clearTimeout(this.timer);
    this.first = null;
    this.busy = this.send();
    try {
      await this.busy;
    } finally {
      this.busy = null;
    }
    return this.isDirty() && this.tries === 0 ? this.changed(this.section) : undefined;
  }

  async send() {
    const sent = this.text();
    this.state('Saving …');
    try {
      const answer = await fetch(this.sitting.form.action, {
        method: 'POST',
        body: this.body(),
        headers: { Accept: 'application/json' },
        keepalive: document.hidden && 3 * sent.length < KEEPALIVE,
        signal: AbortSignal.timeout(PATIENCE),
      });
      await this.heard(answer, sent);
    } catch {
      this.later();
    }
  }

  body() {
    const body = new URLSearchParams();
    for (const name of ['csrf', 'idempotency-key', 'tab']) body.set(name, this.sitting.form.elements[name].value);
    body.set(this.baseField().name, this.baseField().value);
    body.set('typed-at', Math.round(this.sitting.clock.now()));
    for (const [name, value] of this.entries()) body.append(name, value);
    return body;
  }

  async heard(answer, sent) {
    if (answer.status === 401 || answer.status === 403) return this.signInAgain();
    if (answer.status >= 500 || answer.status === 429) throw new Error(String(answer.status));
    const told = await answer.json();
    if (answer.status === 409) return this.ask(told.overtaken[0].version);
    if (!answer.ok) return this.state(`Not saved: ${told.problems?.join(' ') ?? 'it could not be taken'}`, true);
    const { version, at, late, note } = told.saved[0];
    this.known = sent;
    this.tries = 0;
    this.baseField().value = version;
    if (!this.isDirty()) this.drop();
    this.state(late ? 'Late, not counted: kept for your instructor' : `Saved ${clock(at)}`, late);
    this.section.querySelector('[data-note]').textContent = note ?? '';
    this.sitting.saved(late ? '' : `Saved ${clock(at)}`);
    this.sitting.say('');
    this.sitting.count();
    this.sitting.clock.set(told, 0);
    return undefined;
  }

  later() {
    const wait = Math.min(LONGEST_WAIT, 1000 * 2 ** this.tries++) * (0.75 + Math.random() / 2);
    this.state('Not saved yet', true);
    this.sitting.saved('');
    this.sitting.say('No connection. Your answers are kept in this browser and sent as soon as it is back. The clock runs on.');
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), wait);
  }

  // Signed in anew elsewhere: then this page needs the new session's token. Signed out: then it says so.
  async signInAgain() {
    if (await this.sitting.refresh([])) {
      this.timer = setTimeout(() => this.save(), SOON);
      return;
    }
    this.state('Not saved: signed out', true);
    this.sitting.say('You are signed out. Your answers are kept in this browser: sign in in another window, and come back to this one.');
    addEventListener('focus', () => this.save(), { once: true });
  }

  overtaken() {
    return this.section.querySelector('[data-overtaken]');
  }

  ask(version) {
    this.standing = version;
    this.overtaken().hidden = false;
    this.state('Not saved', true);
  }

  keep() {
    this.baseField().value = this.standing;
    this.overtaken().hidden = true;
    this.known = null;
    this.save();
  }

  async takeOther() {
    this.overtaken().hidden = true;
    this.known = this.text();
    this.drop();
    await this.sitting.refresh([this]);
  }

  // The question as a fresh page shows it.
  take(fresh) {
    if (!fresh) return;
    const other = new Question(fresh, this.sitting);
    this.put(other.entries());
    this.baseField().value = other.base();
    this.known = this.text();
    localClock(fresh);
    this.state(fresh.querySelector('[data-state]').textContent);
    this.sitting.count();
  }

  put(entries) {
    const values = new Map();
    for (const [name, value] of entries) values.set(name, [...(values.get(name) ?? []), value]);
    for (const field of this.fields()) {
      const own = values.get(field.name) ?? [];
      if (['radio', 'checkbox'].includes(field.type)) field.checked = own.includes(field.value);
      else if (field.matches('textarea')) replace(field, own[0] ?? '');
      else field.value = own[0] ?? '';
    }
    this.section.querySelector('[data-sequence]')?.dispatchEvent(new CustomEvent('sort-again'));
  }

  // What was answered here earlier and never reached the server.
  lookForLeftover() {
    let left = null;
    try {
      left = JSON.parse(localStorage.getItem(this.key));
    } catch {
      // nothing that could be read
    }
    if (!left || JSON.stringify(left.entries) === this.known) {
      this.drop();
      if (this.isDirty()) this.changed(this.section);
      return undefined;
    }
    this.put(left.entries);
    if (left.base === this.base()) this.save();
    else this.ask(this.base());
    return undefined;
  }

  drop() {
    try {
      localStorage.removeItem(this.key);
    } catch {
      // a browser that keeps nothing has nothing to drop
    }
  }

  state(text, trouble = false) {
    const state = this.section.querySelector('[data-state]');
    state.textContent = text;
    state.classList.toggle('trouble', trouble);
  }

  countWords() {
    const words = this.section.querySelector('[data-words]');
    if (!words) return;
    const many = this.section.querySelector('textarea').value.trim().split(/\s+/).filter(Boolean).length;
    words.textContent = `${many} ${many === 1 ? 'word' : 'words'}${words.nextElementSibling ? '. ' : ''}`;
  }
}

function initial(field) {
  if (field.matches('select')) return ([...field.options].find((option) => option.defaultSelected) ?? field.options[0]).value;
  return ['radio', 'checkbox'].includes(field.type) ? field.value : field.defaultValue;
}

// Times come by the course's clock, and are shown by the reader's.
function localClock(section) {
  for (const time of section.querySelectorAll('[data-state] time')) time.textContent = clock(time.dateTime);
}

function clock(instant) {
  return new Date(instant).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}
