// Scans can be pasted and dropped; what was chosen is shown beside the form and can be taken out again.
import { show } from './viewer.js';

const input = document.querySelector('[data-paste]');
if (input) {
  const form = input.closest('form');
  const list = form.querySelector('[data-chosen]');

  const choose = files => {
    const all = new DataTransfer();
    for (const file of files) all.items.add(file);
    input.files = all.files;
    refresh(input.files.length - 1);
  };

  const lineOf = (file, at) => {
    const [line, open, remove] = ['li', 'button', 'button'].map(name => document.createElement(name));
    for (const button of [open, remove]) button.type = 'button';
    open.className = 'btn btn-sm';
    open.textContent = file.name;
    open.addEventListener('click', () => show(files(), at));
    remove.className = 'btn btn-sm';
    remove.textContent = list.dataset.wordRemove;
    remove.setAttribute('aria-label', `${list.dataset.wordRemove} ${file.name}`);
    remove.addEventListener('click', () => { choose([...input.files].filter(f => f !== file)); input.focus(); });
    line.append(open, remove);
    return line;
  };

  const files = () => [...input.files].map(file => ({ name: file.name, type: file.type, blob: async () => file }));

  function refresh(at) {
    list.replaceChildren(...[...input.files].map(lineOf));
    show(files(), Math.max(at, 0));
  }

  input.addEventListener('change', () => refresh(0));
  document.addEventListener('paste', event => {
    const pasted = [...event.clipboardData.files];
    if (pasted.length > 0) choose([...input.files, ...pasted]);
  });
  form.addEventListener('dragover', event => event.preventDefault());
  form.addEventListener('drop', event => {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    choose([...input.files, ...event.dataTransfer.files]);
  });
}
