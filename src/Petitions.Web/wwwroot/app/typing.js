// Nothing half-typed is sent or lost by accident.

// While an input method composes, Enter chooses a word; it must never send the form.
// keyCode 229 is what older ones send after the composition has ended already.
let composing = false;
document.addEventListener('compositionstart', () => { composing = true; });
document.addEventListener('compositionend', () => { composing = false; });
document.addEventListener('keydown', event => {
  if (event.key === 'Enter' && (event.isComposing || event.keyCode === 229)) event.preventDefault();
}, true);
document.addEventListener('submit', event => {
  if (composing) event.preventDefault();
}, true);

// Leaving a form that was changed asks first; sending it does not.
let dirty = false;
for (const form of document.querySelectorAll('form[data-dirty]')) {
  form.addEventListener('input', () => { dirty = true; });
  form.addEventListener('submit', () => { dirty = false; });
}
window.addEventListener('beforeunload', event => { if (dirty) event.preventDefault(); });

// A second press while the first is on its way sends nothing twice.
for (const form of document.querySelectorAll('form.guarded'))
  form.addEventListener('submit', event => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = 'yes';
  });
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
});
