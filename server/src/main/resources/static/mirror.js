// What was typed and has not reached the server yet, kept in this browser: one entry for each page that is open.

const PREFIX = 'savepoint-draft:';
const SETTLED = 5000; // milliseconds; what is younger belongs to a page that is typed in right now
const FORGOTTEN = 30 * 24 * 3600 * 1000;

export class Mirror {
  /// place: whose text for which assignment; tab: this page as opened once.
  constructor(place, tab) {
    this.place = `${PREFIX}${place}:`;
    this.key = this.place + tab;
    this.previous = read(() => sessionStorage.getItem(this.place));
    read(() => sessionStorage.setItem(this.place, this.key));
  }

  /// Whether it could be kept.
  put(texts, base) {
    return read(() => {
      localStorage.setItem(this.key, JSON.stringify({ at: Date.now(), base, texts }));
      return true;
    }) ?? false;
  }

  drop(key = this.key) {
    read(() => localStorage.removeItem(key));
  }

  /// What other pages left behind, newest first: {key, at, base, texts}.
  found() {
    return read(() => {
      const keys = Object.keys(localStorage).filter((key) => key.startsWith(this.place) && key !== this.key);
      return keys.map((key) => ({ key, ...read(() => JSON.parse(localStorage.getItem(key))) }))
        .filter(({ key, at }) => {
          if (!(at > 0) || Date.now() - at > FORGOTTEN) this.drop(key);
          return key === this.previous || Date.now() - at > SETTLED;
        })
        .sort((a, b) => b.at - a.at);
    }) ?? [];
  }
}

// A browser may forbid its storage, or have no room left.
function read(use) {
  try {
    return use();
  } catch {
    return undefined;
  }
}
