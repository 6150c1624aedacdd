// Asks before a page is left with something typed into a <form data-typed> that was not sent.

export function typed(root) {
  for (const form of root.querySelectorAll('form[data-typed]')) {
    const text = () => [...new FormData(form).entries()].flat().join('\0');
    const shown = text();
    let sent = false;
    form.addEventListener('submit', () => { sent = true; });
    addEventListener('pageshow', () => { sent = false; });
    addEventListener('beforeunload', (event) => {
      if (form.isConnected && !sent && text() !== shown) event.preventDefault();
    });
  }
}
