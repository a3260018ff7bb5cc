// The keys that work on this page: read off the page itself, so that the sheet shows no key that does nothing.
import { focusFirst } from './focus.js';

const sheet = document.getElementById('keys');
const opener = document.getElementById('show-keys');
const words = sheet?.dataset ?? {};
const rows = () => [...document.querySelectorAll('main [data-row]')];

// Keys by what they do here: those with Ctrl or Alt work while typing, the others do not.
const named = [
  { key: 'Ctrl+S', target: '[data-save]', word: words.wordSave },
  { key: 'Ctrl+Shift+S', target: '[data-save-next]', word: words.wordSaveNext },
];
const search = document.querySelector('[data-search]');

const shown = element => element.checkVisibility() && !element.disabled;
const keyed = () => [...document.querySelectorAll('[data-key]')].filter(shown);
const wordOf = element => element.dataset.keyWord || element.textContent.trim().replace(/\s+/g, ' ');

function fill() {
  const lines = new Map();
  for (const { key, target, word } of named) if (document.querySelector(target)) lines.set(key, word);
  if (search) lines.set('/', words.wordSearch);
  if (rows().length > 0) lines.set('j / k', words.wordRows);
  for (const element of keyed()) if (!lines.has(element.dataset.key)) lines.set(element.dataset.key, wordOf(element));
  sheet.querySelector('dl').replaceChildren(...[...lines].flatMap(([key, word]) => line(key, word)));
}

function line(key, word) {
  const [dt, kbd, dd] = ['dt', 'kbd', 'dd'].map(name => document.createElement(name));
  kbd.textContent = key;
  dd.textContent = word;
  dt.append(kbd);
  return [dt, dd];
}

function open() {
  fill();
  sheet.showModal();
}

if (sheet) {
  opener.hidden = false;
  opener.addEventListener('click', open);
}

const isTyping = target => target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]');

const pressed = event => {
  const key = event.key.length === 1 && (event.ctrlKey || event.altKey) ? event.key.toUpperCase() : event.key;
  return `${event.ctrlKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${event.shiftKey && (event.ctrlKey || event.altKey) ? 'Shift+' : ''}${key}`;
};

// Of several with one key, the one in the row or form where somebody is; else the first.
function nearest(candidates) {
  const place = document.activeElement?.closest('[data-row], form');
  return candidates.find(element => place?.contains(element)) ?? candidates[0];
}

function press(target, event) {
  if (!target) return false;
  event.preventDefault();
  if (target.matches('input:not([type=checkbox]):not([type=radio]), textarea')) target.focus();
  else target.click();
  // Whoever opens a form by a key goes on typing in it.
  if (target.matches('summary') && target.parentElement.open) focusFirst(target.parentElement);
  return true;
}

function step(by) {
  const all = rows();
  const here = all.indexOf(document.activeElement?.closest('[data-row]'));
  const next = all[here < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(here + by, 0), all.length - 1)];
  const focus = next?.matches('[tabindex]') ? next : next?.querySelector('a, button, input');
  focus?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

document.addEventListener('keydown', event => {
  if (event.isComposing || event.metaKey || sheet?.open) return;
  const key = pressed(event);
  const action = named.find(a => a.key === key);
  const sends = action ? [...document.querySelectorAll(action.target)] : [];
  if (sends.length > 0) {
    // Of several forms the one that is open: nobody sends what he does not see.
    event.preventDefault();
    press(nearest(sends.filter(shown)), event);
    return;
  }
  if (!(event.ctrlKey || event.altKey) && isTyping(event.target)) return;
  if (press(nearest(keyed().filter(element => element.dataset.key === key)), event)) return;
  if (key === '?' && sheet) open();
  else if (key === '/' && search) { event.preventDefault(); search.focus(); }
  else if (key === 'j' || key === 'k') step(key === 'j' ? 1 : -1);
});
