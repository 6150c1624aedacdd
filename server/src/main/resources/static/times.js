// Times come in the course's zone, their offset in datetime. Where the viewer's clock differs, show
// the viewer's time with the course's beside it. Deadlines also say how long there is left.

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

function left(instant) {
  const minutes = Math.round((instant - Date.now()) / 60000);
  const [amount, unit] = Math.abs(minutes) < 60 ? [minutes, 'minute']
    : Math.abs(minutes) < 48 * 60 ? [Math.round(minutes / 60), 'hour']
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
    if ('left' in time.dataset) {
      const hours = (instant - Date.now()) / 3600000;
      beside(time, hours > 0 && hours < 24 ? 'left soon' : 'left', left(instant));
    }
    if (-instant.getTimezoneOffset() !== offsetMinutes(time.dateTime)) {
      elsewhere = true;
      beside(time, 'course-time', ` (course: ${time.textContent.trim()})`);
      time.textContent = local(instant, 'seconds' in time.dataset);
    }
  }
  const note = root.querySelector('[data-zone-note]');
  if (note && elsewhere) note.textContent = 'Times are in your zone, with the course’s beside them.';
}
