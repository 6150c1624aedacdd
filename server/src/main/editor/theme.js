// The editor in the colours of the page: savepoint.css defines them, light and dark.
import { EditorView } from '@codemirror/view';

export const theme = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--sheet)', fontSize: '0.9rem' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.55' },
  '.cm-content': { caretColor: 'var(--ink)', padding: '0.6rem 0' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--ink)', borderLeftWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground, .cm-content ::selection':
    { backgroundColor: 'color-mix(in srgb, var(--accent) 26%, transparent)' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--accent) 6%, transparent)' },
  '.cm-gutters': { backgroundColor: 'var(--sheet)', color: 'var(--ink-soft)', borderRight: '1px solid var(--line)' },
  '.cm-activeLineGutter': { backgroundColor: 'var(--accent-soft)', color: 'var(--ink)' },
  '.cm-foldPlaceholder': { backgroundColor: 'var(--sunk)', color: 'var(--ink-soft)', borderColor: 'var(--line-firm)' },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--accent-soft)', outline: '1px solid var(--accent)' },
  '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'var(--bad-soft)' },
  '.cm-selectionMatch': { backgroundColor: 'color-mix(in srgb, var(--accent) 14%, transparent)' },
  '.cm-searchMatch': { backgroundColor: 'var(--note-soft)', outline: '1px solid var(--note)' },
  '.cm-searchMatch-selected': { backgroundColor: 'color-mix(in srgb, var(--note) 40%, transparent)' },
  '.cm-panels': { backgroundColor: 'var(--sunk)', color: 'var(--ink)', fontFamily: 'var(--sans)' },
  '.cm-panels.cm-panels-bottom': { borderTop: '1px solid var(--line)' },
  '.cm-panel.cm-search': { padding: '0.5rem 0.75rem', fontSize: '0.9rem' },
  '.cm-panel.cm-search label': { display: 'inline-flex', alignItems: 'center', gap: '0.3em', fontSize: '0.88rem' },
  // the page's own rules for input and CodeMirror's for its light theme are both more specific
  '.cm-panels .cm-textfield': { width: '12rem !important', minHeight: '2.1rem !important', padding: '0.2rem 0.5rem !important', fontSize: '0.9rem !important', backgroundColor: 'var(--sheet) !important', color: 'var(--ink) !important' },
  '.cm-panels .cm-button': { minHeight: '2.1rem', fontSize: '0.9rem', padding: '0.2rem 0.7rem', backgroundImage: 'none', backgroundColor: 'var(--sheet)', borderColor: 'var(--line-firm)', borderRadius: 'var(--round)', color: 'var(--ink)' },
  '.cm-panel.cm-search [name=close]': { minHeight: '1.8rem', padding: '0 0.5rem', color: 'var(--ink)', fontSize: '1.1rem' },
  '.cm-tooltip': { backgroundColor: 'var(--sheet)', color: 'var(--ink)', border: '1px solid var(--line-firm)', borderRadius: 'var(--round)', overflow: 'hidden' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: 'var(--accent)', color: 'var(--on-accent)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)' },
  '.cm-diagnostic': { fontFamily: 'var(--sans)', fontSize: '0.95rem', whiteSpace: 'pre-wrap', padding: '0.4rem 0.75rem' },
  '.cm-diagnostic-error': { borderLeft: '4px solid var(--bad)' },
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy var(--bad)', textUnderlineOffset: '0.2em' },
  '.cm-lint-marker-error': { content: '""', width: '0.7em', height: '0.7em', margin: '0.4em 0.15em', borderRadius: '50%', backgroundColor: 'var(--bad)' },
});
