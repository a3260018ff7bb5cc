/** Puts the cursor into the first field of a form that is there to be filled. */
export function focusFirst(form) {
  const fields = form.querySelectorAll('input:not([type=hidden]), select, textarea');
  [...fields].find(field => field.checkVisibility() && !field.disabled)?.focus();
}
