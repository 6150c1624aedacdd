// A review saves itself as it is typed, and what the server does not have is held in this browser; a click on a line begins
// a remark on it.
import { Mirror } from './mirror.js';
import { byDefault, chosen } from './typed.js';

const PAUSE = 900; // ms after the last key
const PATIENCE = 20000; // for an answer
const LONGEST_WAIT = 60000; // between two tries of a server that does not answer
const OURS = new Set(['csrf', 'idempotency-key', 'based-on', 'tab']);

export function reviewing(root) {
  const form = root.querySelector('form[data-review]');
  if (!form) return;
  remarks(root, form);
  for (const area of form.querySelectorAll('textarea[data-least]')) least(area);
  new Saving(form).start();
}

class Saving {
  constructor(form) {
    this.form = form;
    this.state = form.querySelector('[data-review-state]');
    this.mirror = new Mirror(form.dataset.review, form.elements.tab.value);
    this.tries = 0;
    // what the server sent, not what stands here: somebody may have typed while this page was loading
    this.saved = 'unsaved' in form.dataset ? null : this.text((field) => field.defaultChecked, byDefault);
  }

  start() {
    const { form } = this;
    form.addEventListener('input', () => this.typed());
    form.addEventListener('submit', () => {
      clearTimeout(this.timer);
      this.hold();
      this.leaving = true;
    });
    addEventListener('pageshow', () => { this.leaving = false; });
    document.addEventListener('visibilitychange', () => document.hidden && !this.unloading && this.save());
    addEventListener('online', () => this.save());
    addEventListener('beforeunload', (event) => {
      // a save sent now could arrive after the next page was made, and make that page look overtaken
      this.unloading = true;
      setTimeout(() => { this.unloading = false; }, 1000);
      if (form.isConnected && !this.leaving && !this.isSaved() && !this.hold()) event.preventDefault();
    });
    this.lookForLeftovers();
    if (this.saved !== null && !this.isSaved()) this.typed();
  }

  /// All that is typed and chosen, as one string; a remark without text or line is none.
  text(checked = (field) => field.checked, value = (field) => field.value) {
    const pairs = [];
    for (const field of this.form.elements) {
      if (!field.name || OURS.has(field.name)) continue;
      if (chosen(field) ? checked(field) : value(field)) pairs.push([field.name, chosen(field) ? field.value : value(field)]);
    }
    const said = new Set(pairs.map(([name]) => name.replace(/^remark-(text|line):/, '')));
    return new URLSearchParams(pairs
      .filter(([name]) => !name.startsWith('remark-file:') || said.has(name.slice('remark-file:'.length)))
      .map(([name, typed]) => [name, typed.replaceAll('\r\n', '\n')])).toString();
  }

  isSaved() {
    return this.text() === this.saved;
  }

  base() {
    return this.form.elements['based-on'];
  }

  hold() {
    return this.isSaved() || this.mirror.put(this.text(), this.base().value);
  }

  typed() {
    this.hold();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PAUSE);
  }

  async save() {
    if (this.busy || this.leaving || this.overtaken || this.isSaved()) return;
    clearTimeout(this.timer);
    this.busy = true;
    const sent = this.text();
    try {
      await this.heard(await this.send(), sent);
    } catch {
      this.later();
    } finally {
      this.busy = false;
    }
  }

  send() {
    return fetch(this.form.dataset.review, {
      method: 'POST',
      body: new URLSearchParams(new FormData(this.form)),
      headers: { Accept: 'application/json' },
      signal: AbortSignal.timeout(PATIENCE),
    });
  }

  async heard(answer, sent) {
    switch (answer.status) {
      case 401: case 403: return this.signInAgain();
      case 404: return this.say(`Not saved: this hand-in is no longer yours to review. ${this.kept()}`);
      case 409:
        this.overtaken = true;
        return this.say(`Not saved: another page of yours saved this review meanwhile. ${this.kept()} Load this page again to choose.`);
      case 422:
        this.say(`Not saved: ${(await answer.json()).problem ?? 'it could not be taken'}`);
        return this.text() === sent ? undefined : this.typed();
      case 413: return this.say('Not saved: that is more text than is taken');
    }
    if (!answer.ok) throw new Error(String(answer.status));
    const { version, at } = await answer.json();
    this.saved = sent;
    this.tries = 0;
    this.renewed = false;
    this.base().value = version;
    this.say(`Saved ${clock(at)}`);
    return this.isSaved() ? this.mirror.drop() : this.typed();
  }

  kept() {
    return this.hold() ? 'What you typed is kept in this browser.' : 'Copy what you typed: this browser keeps nothing.';
  }

  later() {
    const wait = Math.min(LONGEST_WAIT, 2 * PAUSE * 2 ** this.tries++) * (0.75 + Math.random() / 2);
    this.say(`Not saved yet: the server does not answer. ${this.kept()} Saving is tried again.`);
    this.timer = setTimeout(() => this.save(), wait);
  }

  // Signed out, or signed in anew elsewhere: then this page's forms need the new session's token.
  async signInAgain() {
    const page = this.form.dataset.review.replace(/\/drafts$/, '');
    const answer = await fetch(page, { headers: { Accept: 'text/html' } });
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('form[data-review]');
    if (fresh?.dataset.review === this.form.dataset.review && !this.renewed) {
      this.renewed = true;
      for (const field of document.querySelectorAll('[name="csrf"]')) field.value = fresh.elements.csrf.value;
      this.timer = setTimeout(() => this.save());
      return;
    }
    this.say(`Not saved: signed out. ${this.kept()} `);
    const link = document.createElement('a');
    link.href = `/sign-in?next=${encodeURIComponent(page)}`;
    link.textContent = 'Sign in again';
    this.state.append(link);
    addEventListener('focus', () => { this.renewed = false; this.save(); }, { once: true });
  }

  // What was typed here earlier and never reached the server. On the same base it goes back into the form by itself.
  lookForLeftovers() {
    const current = this.text();
    const all = this.mirror.found();
    for (const { key, texts } of all) if (texts === current) this.mirror.drop(key);
    const left = all.find(({ texts }) => texts !== current);
    if (!left) return;
    if (left.base === this.base().value && this.saved !== null) {
      this.put(left);
      this.say(`Text of ${clock(left.at)} that was not saved is back in the form`);
      return;
    }
    const offer = document.querySelector('[data-found]');
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
    const typed = new URLSearchParams(texts);
    for (const name of typed.keys()) {
      if (/^remark-text:\d{1,3}$/.test(name)) while (!this.form.elements[name]) another(this.form);
    }
    for (const field of [...this.form.elements]) {
      if (!field.name || field.type === 'hidden') continue;
      const all = typed.getAll(field.name);
      if (chosen(field)) field.checked = all.includes(field.value);
      else if (field.tagName !== 'SELECT') field.value = all[0] ?? '';
      else if (all.length > 0) field.value = all[0];
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    if (this.hold()) this.mirror.drop(key);
  }

  say(text) {
    if (this.state.textContent !== text) this.state.textContent = text;
  }
}

function clock(instant) {
  return new Date(instant).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
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
  const last = [...form.querySelectorAll('[data-remark]')].at(-1);
  if (last?.querySelector('textarea').value.trim()) another(form);
}

function another(form) {
  const all = [...form.querySelectorAll('[data-remark]')];
  const last = all.at(-1);
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
