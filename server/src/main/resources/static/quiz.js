// A quiz being sat, <form data-sitting>: each answer is saved as it is given, held in this browser until the server has
// it, and sent again when the connection is back. The form works without this.
import { ServerClock } from './quiz-clock.js';
import { Question } from './quiz-question.js';
import { sequences } from './quiz-sequence.js';

const RELOAD = 1500; // milliseconds between the end of an attempt and the page of what it came to

export function sit(root, improve) {
  const form = root.querySelector('form[data-sitting]');
  if (form) new Sitting(form, improve).start();
  const asked = root.querySelector('[data-time]');
  if (asked) new ServerClock(asked, { ended: () => location.reload(), told: () => {} }).start();
}

class Sitting {
  constructor(form, improve) {
    this.form = form;
    this.improve = improve;
    this.clock = new ServerClock(form, {
      ended: () => this.ended(),
      timeUp: () => this.timeUp(),
      moreTime: () => this.lock(false),
      told: (state) => this.told(state),
    });
    this.questions = [...form.querySelectorAll('[data-question]')].map((section) => new Question(section, this));
  }

  start() {
    const { form } = this;
    if ('preview' in form.dataset) return;
    sequences(form);
    form.querySelector('[data-plain]')?.remove();
    for (const question of this.questions) question.start();
    form.addEventListener('submit', (event) => this.submit(event));
    addEventListener('online', () => this.sendAll());
    document.addEventListener('visibilitychange', () => document.hidden && this.sendAll());
    addEventListener('beforeunload', (event) => {
      if (!this.leaving && this.questions.some((question) => question.isDirty() && !question.hold())) event.preventDefault();
    });
    this.clock.start();
  }

  sendAll() {
    return Promise.all(this.questions.map((question) => question.save()));
  }

  // The page is left only once the server has everything.
  async submit(event) {
    if (this.leaving) return;
    event.preventDefault();
    const button = event.submitter;
    if (button?.getAttribute('aria-disabled') === 'true') return;
    button?.setAttribute('aria-disabled', 'true');
    await this.sendAll();
    button?.removeAttribute('aria-disabled');
    const open = this.questions.find((question) => question.isDirty());
    if (open) {
      open.section.scrollIntoView({ block: 'center' });
      this.say('Some answers are not saved yet. They are kept in this browser; try again when the connection is back.');
      return;
    }
    this.leaving = true;
    // where nothing was to be saved, the event is still under way: no browser takes a second one then
    setTimeout(() => this.form.requestSubmit(button));
  }

  // Another window or this one saved meanwhile: what stands there is shown, unless something is being typed here.
  async told({ versions }) {
    const behind = this.questions.filter((question) => (versions[question.number] ?? 0) > question.base() && question.isQuiet());
    if (behind.length) await this.refresh(behind);
  }

  async refresh(questions) {
    try {
      const answer = await fetch(location.pathname, { headers: { Accept: 'text/html' } });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const csrf = page.querySelector('form[data-sitting] [name="csrf"]')?.value;
      if (csrf) for (const field of document.querySelectorAll('[name="csrf"]')) field.value = csrf;
      for (const question of questions) question.take(page.getElementById(question.section.id));
      return Boolean(csrf);
    } catch {
      return false; // the page still says what it said
    }
  }

  async timeUp() {
    await this.sendAll();
    this.lock(true);
    this.say('The time is up. Your saved answers are being handed in.');
  }

  async ended() {
    await this.sendAll();
    this.lock(true);
    if (this.questions.some((question) => question.isDirty())) {
      this.say('This attempt has ended. Answers that are not saved yet stay in this browser and are sent when the connection is back.');
      return;
    }
    this.leaving = true;
    setTimeout(() => location.assign(location.pathname), RELOAD);
  }

  lock(locked) {
    for (const field of this.form.querySelectorAll('.sitting-questions :is(input, select, textarea, button)')) {
      if (field.type !== 'hidden') field.disabled = locked;
    }
    this.form.classList.toggle('over', locked);
    if (!locked) this.say('');
  }

  count() {
    const numbers = [...this.form.querySelectorAll('[data-number]')];
    for (const question of this.questions) {
      const number = numbers.find((one) => one.dataset.number === question.number);
      number?.classList.toggle('answered', question.isAnswered());
      const said = number?.querySelector('[data-said]');
      if (said) said.textContent = question.isAnswered() ? ', answered' : ', not answered';
    }
    this.form.querySelector('[data-count] b').textContent = numbers.filter((one) => one.classList.contains('answered')).length;
  }

  saved(text) {
    this.form.querySelector('[data-saved]').textContent = text;
  }

  say(text) {
    const trouble = this.form.querySelector('[data-trouble]');
    trouble.hidden = !text;
    const words = trouble.querySelector('[data-trouble-text]');
    if (words.textContent !== text) words.textContent = text;
  }
}
