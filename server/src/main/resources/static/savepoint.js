// Every page works without this. What a page has is what gets loaded.
import { localTimes } from './times.js';

export async function improve(root, { live = true } = {}) {
  localTimes(root);
  wideThings(root);
  const jobs = [];
  if (document.querySelector('main[data-refresh]')) jobs.push(import('./refresh.js').then((m) => m.refresh(root)));
  if (live && root.querySelector('[data-live]')) {
    jobs.push(import('./live.js').then((m) => m.follow(root, () => m.verdict(improve))));
  }
  if (root.querySelector('[data-tabs]')) jobs.push(import('./tabs.js').then((m) => m.tabs(root)));
  if (root.querySelector('[data-editor]')) {
    jobs.push(import('./vendor/editor.js').then((m) => m.editors(root)));
  }
  if (root.querySelector('code[data-language], code[class*="language-"]')) {
    jobs.push(import('./vendor/editor.js').then((m) => m.highlight(root)));
  }
  if (root.querySelector('form[data-save], .listing.numbered')) jobs.push(import('./marking.js').then((m) => m.marking(root)));
  if (root.querySelector('form[data-guard]')) jobs.push(import('./draft.js').then((m) => m.guard(root)));
  if (root.querySelector('form[data-sitting], [data-time]')) jobs.push(import('./quiz.js').then((m) => m.sit(root, improve)));
  if (root.querySelector('form[data-exercise]')) jobs.push(import('./exercise.js').then((m) => m.exercises(root)));
  if (root.querySelector('table[data-grid]')) jobs.push(import('./grid.js').then((m) => m.grids(root)));
  if (root.querySelector('form[data-review]')) jobs.push(import('./review.js').then((m) => m.reviewing(root)));
  if (root.querySelector('[data-console]')) jobs.push(import('./console.js').then((m) => m.consoles(root, improve)));
  if (root.querySelector('button[data-run]')) jobs.push(import('./run.js').then((m) => m.runs(root, improve)));
  await Promise.all(jobs);
}

// What is wider than its place can be scrolled with the keyboard.
function wideThings(root) {
  for (const wide of root.querySelectorAll('.prose pre, .prose table')) {
    if (wide.scrollWidth > wide.clientWidth) wide.tabIndex = 0;
  }
}

improve(document);
