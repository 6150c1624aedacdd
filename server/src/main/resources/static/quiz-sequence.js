// Putting things into an order with buttons, in place of typing their numbers.

export function sequences(root) {
  for (const list of root.querySelectorAll('[data-sequence]')) buttons(list);
}

function buttons(list) {
  const section = list.closest('[data-question]');
  for (const item of list.children) {
    const rank = item.querySelector('[data-rank]');
    rank.readOnly = true;
    rank.tabIndex = -1;
    const moves = document.createElement('span');
    moves.className = 'sequence-moves';
    moves.append(move(list, item, 'up', '↑'), move(list, item, 'down', '↓'));
    item.append(moves);
  }
  const hint = section.querySelector('[data-sequence-hint]');
  hint.textContent = 'Move them with the arrows. ';
  const asItIs = document.createElement('button');
  asItIs.type = 'button';
  asItIs.className = 'plain';
  asItIs.textContent = 'The order is right as it stands';
  asItIs.addEventListener('click', () => number(list));
  hint.append(asItIs);
  list.addEventListener('sort-again', () => {
    const place = (item) => Number(item.querySelector('[data-rank]').value || list.children.length);
    list.append(...[...list.children].sort((one, other) => place(one) - place(other)));
  });
}

function move(list, item, where, sign) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = sign;
  button.setAttribute('aria-label', `Move ${where}: ${item.querySelector('.prose').textContent.trim()}`);
  button.addEventListener('click', () => {
    const other = where === 'up' ? item.previousElementSibling : item.nextElementSibling;
    if (!other) return;
    if (where === 'up') other.before(item);
    else other.after(item);
    number(list);
    button.focus();
  });
  return button;
}

function number(list) {
  [...list.children].forEach((item, at) => { item.querySelector('[data-rank]').value = at + 1; });
  list.querySelector('[data-rank]').dispatchEvent(new Event('change', { bubbles: true }));
}
