// A question in a lesson, <form data-exercise>: what is typed is kept on the server before it is checked.
import { sequences } from './quiz-sequence.js';

const PAUSE = 1500; // milliseconds without typing

export function exercises(root) {
  sequences(root);
  for (const form of root.querySelectorAll('form[data-exercise][action]')) new Exercise(form).start();
}

class Exercise {
  constructor(form) {
    this.form = form;
    this.state = form.closest('[data-question]').querySelector('[data-exercise-state]');
  }

  start() {
    const changed = () => this.changed();
    this.form.addEventListener('input', changed);
    this.form.addEventListener('change', changed);
    this.form.addEventListener('submit', () => this.forget());
    addEventListener('pagehide', () => this.isDirty && this.keep(true));
  }

  changed() {
    this.isDirty = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(false), PAUSE);
  }

  forget() {
    clearTimeout(this.timer);
    this.isDirty = false;
  }

  async keep(keepalive) {
    this.forget();
    const body = new URLSearchParams(new FormData(this.form));
    body.set('then', 'keep');
    try {
      const answer = await fetch(this.form.action, { method: 'POST', body, keepalive, headers: { Accept: 'application/json' } });
      if (!answer.ok) throw new Error(String(answer.status));
      const { at } = await answer.json();
      this.state.textContent = `Kept ${new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`;
    } catch {
      this.state.textContent = 'Not kept yet: no connection';
      this.changed();
    }
  }
}
