// What makes the pages quicker; each of them works without any of it.
import './drafts.js';
import './typing.js';
import './keys.js';
import './lists.js';
import './scans.js';
import './viewer.js';
import './visits.js';
import { focusFirst } from './focus.js';

// What went wrong is read first; else whoever has a visitor before him writes on.
const wrong = document.querySelector('[data-focus]');
const form = document.querySelector('[data-focus-first]');
if (wrong) wrong.focus();
else if (form) focusFirst(form);

// One region speaks for all: what a list says of itself after it was swapped in.
document.body.addEventListener('htmx:afterSwap', event => {
  const said = event.detail.target.querySelector('[data-announce]');
  if (said) document.getElementById('announce').textContent = said.textContent;
  const list = document.querySelector('[data-list-stamp]');
  const now = document.getElementById('now')?.dataset.stamp;
  document.querySelector('[data-list-changed]')?.toggleAttribute('data-shown', now !== (list?.dataset.listStamp ?? now));
});
