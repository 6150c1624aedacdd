// The code editor of every page: CodeMirror over <textarea data-editor="java|sql">. The textarea
// stays the form's field and is kept equal to the editor at every change.
import { basicSetup } from 'codemirror';
import { closeCompletion, completionStatus } from '@codemirror/autocomplete';
import { indentWithTab } from '@codemirror/commands';
import { java, javaLanguage } from '@codemirror/lang-java';
import { PostgreSQL, sql } from '@codemirror/lang-sql';
import { indentUnit, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorState, Prec } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { classHighlighter, highlightCode } from '@lezer/highlight';
import { theme } from './theme.js';

const languages = { java: () => java(), sql: () => sql({ dialect: PostgreSQL }), text: () => [] };
// Milliseconds; CodeMirror's own, for an Escape without a list.
const TAB_LEAVES_FOR = 2000;
const parsers = { java: javaLanguage.parser, sql: PostgreSQL.language.parser };

// One Escape closes the completion list and lets the next Tab leave, as the help beside the editor says.
const leave = Prec.highest(
  keymap.of([
    {
      key: 'Escape',
      run(view) {
        if (completionStatus(view.state) === null) return false;
        view.setTabFocusMode(TAB_LEAVES_FOR);
        return closeCompletion(view);
      },
    },
  ]),
);

/// Puts an editor over every textarea below root that asks for one.
export function editors(root) {
  for (const area of root.querySelectorAll('textarea[data-editor]:not([data-ready])')) edit(area);
  for (const help of root.querySelectorAll('[data-editor-keys]')) help.hidden = false;
}

function edit(area) {
  area.dataset.ready = '';
  const nonce = document.querySelector('meta[name="csp-nonce"]')?.content ?? '';
  const view = new EditorView({
    doc: area.value,
    extensions: [
      EditorView.cspNonce.of(nonce),
      leave,
      basicSetup,
      keymap.of([indentWithTab]),
      indentUnit.of('    '),
      EditorState.tabSize.of(4),
      languages[area.dataset.editor]?.() ?? [],
      syntaxHighlighting(classHighlighter),
      theme,
      lintGutter(),
      EditorView.contentAttributes.of({
        tabindex: '0',
        'aria-label': labelOf(area),
        'aria-describedby': area.getAttribute('aria-describedby') ?? '',
      }),
      EditorView.editable.of(!area.disabled),
      EditorState.readOnly.of(area.readOnly),
      EditorView.updateListener.of((update) => {
        if (!update.docChanged) return;
        area.value = update.state.doc.toString();
        area.dispatchEvent(new Event('input', { bubbles: true }));
      }),
    ],
  });
  area.after(view.dom);
  area.hidden = true;
  area.addEventListener('replace-text', (event) => {
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: event.detail } });
  });
  document.querySelectorAll(`label[for="${CSS.escape(area.id)}"]`).forEach((label) => {
    label.addEventListener('click', () => view.focus());
  });
  view.dispatch(setDiagnostics(view.state, diagnostics(area, view.state.doc)));
}

function labelOf(area) {
  return area.labels?.[0]?.textContent.trim() || area.name;
}

function diagnostics(area, doc) {
  const given = JSON.parse(area.dataset.diagnostics || '[]');
  return given.filter(({ line }) => line >= 1 && line <= doc.lines).map(({ line, column, message, severity }) => {
    const { from, to, text } = doc.line(line);
    const start = column > 0 && column <= text.length ? from + column - 1 : from + text.search(/\S|$/);
    return { from: start, to: Math.max(start, to), severity: severity ?? 'error', message };
  });
}

/// Colours code that is only shown: <code data-language="java">, <code class="language-sql">. Lines
/// that are elements of their own (.line-text) keep their elements, and code with gaps to fill in keeps its fields.
export function highlight(root) {
  for (const code of root.querySelectorAll('pre code:not([data-coloured]):not(:has(.gap))')) {
    const language = code.dataset.language ?? /language-(\w+)/.exec(code.className)?.[1];
    if (!(language in parsers)) continue;
    code.dataset.coloured = '';
    const lines = [...code.querySelectorAll('.line-text')];
    const text = lines.length ? lines.map((line) => line.textContent).join('\n') : code.textContent;
    const coloured = [[]];
    highlightCode(
      text, parsers[language].parse(text), classHighlighter,
      (piece, classes) => coloured.at(-1).push(colouredNode(piece, classes)),
      () => coloured.push([]),
    );
    if (lines.length) {
      lines.forEach((line, i) => line.replaceChildren(...(coloured[i] ?? [])));
    } else {
      code.replaceChildren(...coloured.flatMap((line, i) => (i ? ['\n', ...line] : line)));
    }
  }
}

function colouredNode(text, classes) {
  if (!classes) return document.createTextNode(text);
  const span = document.createElement('span');
  span.className = classes;
  span.textContent = text;
  return span;
}
