// A table of links becomes a grid: one stop for Tab, arrows move between cells, Home and End along the row.
export function grids(root) {
  for (const table of root.querySelectorAll('table[data-grid]')) grid(table);
  for (const keys of root.querySelectorAll('[data-grid-keys]')) keys.hidden = false;
}

function grid(table) {
  const rows = [...table.tBodies[0].rows].map((row) => [...row.querySelectorAll('a')]);
  if (rows.length === 0) return;
  let here = rows[0][0];
  for (const link of rows.flat()) link.tabIndex = -1;
  here.tabIndex = 0;

  function go(row, column) {
    const links = rows[Math.max(0, Math.min(row, rows.length - 1))];
    here.tabIndex = -1;
    here = links[Math.max(0, Math.min(column, links.length - 1))];
    here.tabIndex = 0;
    here.focus();
    clearHeads(table, here);
  }

  table.addEventListener('focusin', (event) => {
    if (!rows.flat().includes(event.target)) return;
    here.tabIndex = -1;
    here = event.target;
    here.tabIndex = 0;
  });
  table.addEventListener('keydown', (event) => {
    const row = rows.findIndex((links) => links.includes(event.target));
    if (row < 0 || event.ctrlKey && !['Home', 'End'].includes(event.key) || event.altKey || event.metaKey) return;
    const column = rows[row].indexOf(event.target);
    const to = {
      ArrowUp: [row - 1, column], ArrowDown: [row + 1, column],
      ArrowLeft: [row, column - 1], ArrowRight: [row, column + 1],
      Home: [event.ctrlKey ? 0 : row, 0], End: [event.ctrlKey ? rows.length - 1 : row, Infinity],
      PageUp: [row - 10, column], PageDown: [row + 10, column],
    }[event.key];
    if (!to) return;
    event.preventDefault();
    go(...to);
  });
}

// What has the focus must not lie under the heads that stay.
function clearHeads(table, link) {
  const box = table.parentElement;
  const cell = link.closest('td, th');
  if (cell.matches('th')) return;
  const left = table.querySelector('tbody .ledger-total').getBoundingClientRect().right;
  const top = table.tHead.getBoundingClientRect().bottom;
  const at = cell.getBoundingClientRect();
  if (at.left < left) box.scrollLeft -= left - at.left;
  if (at.top < top) box.scrollTop -= top - at.top;
}
