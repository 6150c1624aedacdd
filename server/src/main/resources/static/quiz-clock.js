// The time of an attempt by the server's clock, however wrong this machine's is and however long it slept.

const ASK = 30000; // milliseconds
const ASK_AT_END = 2000;
const SLEPT = 2000; // a second that took longer was spent asleep, or the clock was set
const CALM = 300; // seconds: before that, minutes are enough

export class ServerClock {
  constructor(place, { ended, told, timeUp = () => {}, moreTime = () => {} }) {
    this.place = place;
    this.element = document.querySelector('.countdown');
    this.words = this.element?.querySelector('[data-left-words]');
    this.heard = { ended, told, timeUp, moreTime };
    const { deadline, now } = this.element?.dataset ?? {};
    this.deadline = deadline ? Date.parse(deadline) : null;
    this.ahead = now ? Date.parse(now) - Date.now() : 0;
  }

  start() {
    this.last = Date.now();
    setInterval(() => this.tick(), 1000);
    const events = new EventSource(this.place.dataset.events);
    // Everybody hears of it in the same moment, and not everybody needs to ask in the same moment.
    events.addEventListener('time', () => setTimeout(() => this.ask(), Math.random() * 500));
    addEventListener('online', () => this.ask());
    document.addEventListener('visibilitychange', () => document.hidden || this.ask());
    this.ask();
    this.tick();
  }

  now() {
    return Date.now() + this.ahead;
  }

  tick() {
    if (Math.abs(Date.now() - this.last - 1000) > SLEPT) this.ask();
    this.last = Date.now();
    if (this.deadline === null) return;
    const left = Math.max(0, Math.ceil((this.deadline - this.now()) / 1000));
    const text = spoken(left);
    if (this.words && this.words.textContent !== text) this.words.textContent = text;
    this.element?.classList.toggle('soon', left <= CALM && left > 60);
    this.element?.classList.toggle('last', left <= 60);
    if (left === 0 && !this.isUp) {
      this.isUp = true;
      this.heard.timeUp();
    }
  }

  async ask() {
    clearTimeout(this.timer);
    const asked = Date.now();
    try {
      const answer = await fetch(this.place.dataset.state, { headers: { Accept: 'application/json' } });
      if (!answer.ok) throw new Error(String(answer.status));
      const state = await answer.json();
      this.set(state, (Date.now() - asked) / 2);
      this.heard.told(state);
      if (state.ended && !this.isEnded) {
        this.isEnded = true;
        this.heard.ended();
      }
    } catch {
      // no connection: the countdown goes on by what is known
    }
    this.timer = setTimeout(() => this.ask(), this.isUp ? ASK_AT_END : ASK);
  }

  set({ now, deadline }, delay) {
    this.ahead = Date.parse(now) + delay - Date.now();
    const before = this.deadline;
    this.deadline = deadline ? Date.parse(deadline) : null;
    if (before === this.deadline) return;
    const end = this.element?.querySelector('time');
    if (end && deadline) end.textContent = new Date(this.deadline).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
    if (this.isUp && this.deadline > this.now()) {
      this.isUp = false;
      this.heard.moreTime();
    }
    this.tick();
  }
}

function spoken(seconds) {
  if (seconds === 0) return 'Time is up';
  if (seconds > 2 * 3600) return `${Math.floor(seconds / 3600)} hours left`;
  if (seconds > CALM) return `${Math.ceil(seconds / 60)} minutes left`;
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} left`;
}
