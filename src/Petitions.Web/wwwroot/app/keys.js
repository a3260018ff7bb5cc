// The keys that work on this page: read off the page itself, so that the sheet shows no key that does nothing.
const sheet = document.getElementById('keys');
const opener = document.getElementById('show-keys');
const links = [...document.querySelectorAll('[data-key]')];
const words = sheet?.dataset ?? {};

const actions = [
  { key: 'Ctrl+S', press: e => e.ctrlKey && !e.shiftKey && e.key.toLowerCase() === 's', target: '[data-save]', word: words.wordSave },
  { key: 'Ctrl+Shift+S', press: e => e.ctrlKey && e.shiftKey && e.key.toLowerCase() === 's', target: '[data-save-next]', word: words.wordSaveNext },
].filter(action => document.querySelector(action.target));
const search = document.querySelector('[data-search]');

if (sheet) {
  fill(sheet.querySelector('dl'));
  opener.hidden = false;
  opener.addEventListener('click', () => sheet.showModal());
}

function fill(list) {
  for (const { key, word } of actions) line(list, key, word);
  if (search) line(list, '/', words.wordSearch);
  for (const link of links) line(list, link.dataset.key, link.textContent.trim());
}

function line(list, key, word) {
  const [dt, kbd, dd] = ['dt', 'kbd', 'dd'].map(name => document.createElement(name));
  kbd.textContent = key;
  dd.textContent = word;
  dt.append(kbd);
  list.append(dt, dd);
}

const isTyping = target => target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]');

document.addEventListener('keydown', event => {
  if (event.isComposing) return;
  const action = actions.find(a => a.press(event));
  if (action) {
    event.preventDefault();
    const here = document.activeElement?.closest('form')?.querySelector(action.target);
    (here ?? document.querySelector(action.target)).click();
    return;
  }
  if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target) || sheet?.open) return;
  if (event.key === '?' && sheet) sheet.showModal();
  else if (event.key === '/' && search) { event.preventDefault(); search.focus(); }
  else links.find(link => link.dataset.key === event.key)?.click();
});
