// Long lists of boxes are narrowed by typing; lists of rows grow by one when asked.
for (const list of document.querySelectorAll('.many')) {
  const filter = list.querySelector('.many-filter');
  const boxes = [...list.querySelectorAll('.form-check')];
  filter.hidden = boxes.length < 12;
  filter.addEventListener('input', () => {
    const wanted = filter.value.trim().toLowerCase();
    for (const box of boxes)
      box.hidden = wanted !== '' && !box.querySelector('input').checked && !`${box.textContent} ${box.querySelector('input').value}`.toLowerCase().includes(wanted);
  });
  // Enter in the filter looks for somebody; it does not send the form.
  filter.addEventListener('keydown', event => { if (event.key === 'Enter') event.preventDefault(); });
}

for (const button of document.querySelectorAll('.add-row')) {
  button.hidden = false;
  button.addEventListener('click', () => {
    const rows = button.parentElement.querySelectorAll('.row-line');
    const last = rows[rows.length - 1];
    const next = last.cloneNode(true);
    const renumber = text => text.replace(`[${rows.length - 1}]`, `[${rows.length}]`).replace(`-${rows.length - 1}--`, `-${rows.length}--`);
    for (const element of next.querySelectorAll('[name], [id], [for]')) {
      if (element.name) element.name = renumber(element.name);
      if (element.id) element.id = renumber(element.id);
      if (element.htmlFor) element.htmlFor = renumber(element.htmlFor);
      if ('value' in element && element.tagName === 'INPUT') element.value = '';
    }
    last.after(next);
    next.querySelector('input, select, textarea')?.focus();
  });
}

// Ticks all boxes of a list; lists are swapped while the page stays, so the page listens.
const selectAlls = () => document.querySelectorAll('[data-select-all], [data-select-all-word]');
const reveal = () => { for (const element of selectAlls()) element.hidden = false; };
reveal();
document.body.addEventListener('htmx:afterSettle', reveal);
document.addEventListener('change', event => {
  if (!event.target.matches('[data-select-all]')) return;
  for (const box of document.querySelectorAll(`input[form="${event.target.form.id}"][type=checkbox]`)) box.checked = event.target.checked;
});
