// Turns <div data-tabs> with its <section data-tab="name"> into tabs, by the ARIA pattern: arrows,
// Home and End move between them. Without this the sections stand below one another.

export function tabs(root) {
  for (const box of root.querySelectorAll('[data-tabs]')) {
    const panels = [...box.querySelectorAll(':scope > [data-tab]')];
    if (panels.length < 2) continue;
    const list = document.createElement('div');
    list.className = 'tablist';
    list.setAttribute('role', 'tablist');
    list.setAttribute('aria-label', 'Files');
    const buttons = panels.map(button);
    list.append(...buttons);
    box.prepend(list);
    box.classList.add('ready');

    const show = (at, focus) => {
      buttons.forEach((each, i) => {
        each.setAttribute('aria-selected', i === at);
        each.tabIndex = i === at ? 0 : -1;
        panels[i].hidden = i !== at;
      });
      if (focus) buttons[at].focus();
    };
    buttons.forEach((each, i) => each.addEventListener('click', () => show(i)));
    list.addEventListener('keydown', (event) => {
      const at = buttons.indexOf(document.activeElement);
      const last = buttons.length - 1;
      const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      show(to, true);
    });
    const wrong = panels.findIndex((panel) => panel.querySelector('.errors'));
    show(wrong < 0 ? 0 : wrong);
  }
}

let made = 0;

function button(panel) {
  const id = ++made;
  const tab = document.createElement('button');
  tab.type = 'button';
  tab.id = `tab-${id}`;
  tab.setAttribute('role', 'tab');
  tab.setAttribute('aria-controls', (panel.id ||= `panel-${id}`));
  tab.textContent = panel.dataset.tab;
  if (panel.querySelector('.errors')) {
    const dot = document.createElement('span');
    dot.className = 'dot';
    dot.setAttribute('role', 'img');
    dot.setAttribute('aria-label', 'has errors');
    tab.append(dot);
  }
  panel.setAttribute('role', 'tabpanel');
  panel.setAttribute('aria-labelledby', tab.id);
  return tab;
}
