// What stands in a field, against what the server put there.

export function chosen(field) {
  return field.type === 'radio' || field.type === 'checkbox';
}

export function byDefault(field) {
  if (field.tagName !== 'SELECT') return field.defaultValue;
  return ([...field.options].find((option) => option.defaultSelected) ?? field.options[0])?.value ?? '';
}

// Whether somebody has begun to type or choose something in a part of the page; that is not taken away.
export function isTyped(part) {
  return [...part.querySelectorAll('input:not([type="hidden"]), textarea, select')]
    .some((field) => (chosen(field) ? field.checked !== field.defaultChecked : field.value !== byDefault(field)));
}
