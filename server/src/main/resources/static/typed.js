// Whether somebody has begun to type or choose something in a part of the page; that is not taken away.
export function isTyped(part) {
  return [...part.querySelectorAll('input:not([type="hidden"]), textarea, select')].some((field) => {
    if (field.type === 'checkbox' || field.type === 'radio') return field.checked !== field.defaultChecked;
    if (field.tagName === 'SELECT') return [...field.options].some((option) => option.selected !== option.defaultSelected) && field.selectedIndex > 0;
    return field.value !== field.defaultValue;
  });
}
