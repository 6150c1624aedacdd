// Times come in the course's zone, their offset in datetime. Where the viewer's clock differs, show
// the viewer's time with the course's beside it, unless the viewer chose a zone (data-zone): then the
// server has done so. Deadlines also say how long there is left.

const day = { weekday: 'long', day: 'numeric', month: 'long' };
const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' };

function offsetMinutes(iso) {
  const found = /([+-])(\d\d):(\d\d)$/.exec(iso);
  return found ? (found[1] === '-' ? -1 : 1) * (60 * found[2] + +found[3]) : 0;
}

function local(instant, withSeconds) {
  const date = new Intl.DateTimeFormat('en-GB', day).format(instant).replace(',', '');
  const seconds = withSeconds ? { second: '2-digit' } : {};
  return `${date}, ${new Intl.DateTimeFormat('en-GB', { ...clock, ...seconds }).format(instant)}`;
}

// The course's own clock, in short: Thu 19 Nov, 18:00 CST.
function course(time) {
  const wall = new Date(`${time.dateTime.slice(0, 19)}Z`);
  const part = (options) => new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(wall);
  const date = part({ weekday: 'short', day: 'numeric', month: 'short' }).replace(',', '');
  const zone = /[^\d]*$/.exec(time.textContent)[0];
  return `${date}, ${part({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}${zone}`;
}

function left(instant) {
  const minutes = Math.round((instant - Date.now()) / 60000);
  const [amount, unit] = minutes < 60 ? [minutes, 'minute']
    : minutes < 48 * 60 ? [Math.round(minutes / 60), 'hour']
    : [Math.round(minutes / 1440), 'day'];
  return new Intl.RelativeTimeFormat('en').format(amount, unit);
}

function beside(time, className, text) {
  const span = document.createElement('span');
  span.className = className;
  span.textContent = text;
  time.after(span);
}

export function localTimes(root) {
  let elsewhere = false;
  for (const time of root.querySelectorAll('time[datetime]:not([data-shown])')) {
    const instant = new Date(time.dateTime);
    if (Number.isNaN(instant.getTime())) continue;
    time.dataset.shown = '';
    const seconds = /\d\d:\d\d:\d\d/.test(time.textContent);
    const hours = (instant - Date.now()) / 3600000;
    if (time.closest('[data-left]') && hours > 0) beside(time, hours < 24 ? 'left soon' : 'left', left(instant));
    if (!('zone' in time.dataset) && -instant.getTimezoneOffset() !== offsetMinutes(time.dateTime)) {
      elsewhere = true;
      beside(time, 'course-time', ` (course: ${course(time)})`);
      time.textContent = local(instant, seconds);
    }
  }
  const note = root.querySelector('[data-zone-note]');
  if (note && elsewhere) note.textContent = 'Times are in your zone, with the course’s beside them.';
}
