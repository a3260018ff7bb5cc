// Scans beside the form: images and PDF, page by page, to be enlarged and turned.
import { openImage, openPdf } from './sheets.js';

const root = document.querySelector('[data-viewer]');
const pane = root?.querySelector('.viewer-pane');
const where = root?.querySelector('[data-where]');
const mostZoom = 6;

let files = [];
let at = { file: 0, page: 1, zoom: 1, turn: 0 };
let drawing = 0;

// A file: its name, its media type, and how to get at its content.
export function show(chosen, first = 0) {
  if (!root) return;
  files = chosen;
  root.hidden = files.length === 0;
  at = { file: first, page: 1, zoom: 1, turn: 0 };
  if (files.length > 0) draw();
}

const opened = new WeakMap();
function open(file) {
  if (!opened.has(file))
    opened.set(file, file.blob().then(blob =>
      file.type === 'application/pdf' ? openPdf(blob) : file.type.startsWith('image/') ? openImage(blob) : null));
  return opened.get(file);
}

async function draw() {
  const mine = ++drawing;
  const file = files[at.file];
  const sheets = await open(file).catch(() => null);
  if (mine !== drawing) return;
  if (!sheets) {
    pane.replaceChildren();
    where.textContent = `${file.name} – ${root.dataset.cannot}`;
    return;
  }
  at.page = Math.min(at.page, sheets.pages);
  const canvas = document.createElement('canvas');
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', `${file.name} ${at.page}/${sheets.pages}`);
  await sheets.draw(canvas, at.page, { width: (pane.clientWidth - 4) * at.zoom, turn: at.turn });
  if (mine !== drawing) return;
  pane.replaceChildren(canvas);
  where.textContent = `${file.name} ${at.page}/${sheets.pages}${files.length > 1 ? ` (${at.file + 1}/${files.length})` : ''}`;
}

async function move(step) {
  const sheets = await open(files[at.file]).catch(() => null);
  const page = at.page + step;
  if (sheets && page >= 1 && page <= sheets.pages) at.page = page;
  else if (files[at.file + step]) at = { ...at, file: at.file + step, page: step > 0 ? 1 : Infinity };
  pane.scrollTo(0, 0);
}

const acts = {
  back: () => move(-1),
  on: () => move(1),
  in: () => { at.zoom = Math.min(at.zoom * 1.25, mostZoom); },
  out: () => { at.zoom = Math.max(at.zoom / 1.25, 0.4); },
  fit: () => { at.zoom = 1; },
  turn: () => { at.turn = (at.turn + 90) % 360; },
};

root?.addEventListener('click', async event => {
  const act = acts[event.target.closest('[data-do]')?.dataset.do];
  if (!act || files.length === 0) return;
  await act();
  draw();
});

// Files of a case: their links open in the viewer; with a key held down they go where links go.
const links = [...document.querySelectorAll('a[data-view]')];
const stored = links.map(link => ({
  name: link.textContent.trim(),
  type: link.dataset.view,
  blob: async () => {
    const answer = await fetch(link.href);
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.blob();
  },
}));
const visible = type => type === 'application/pdf' || /^image\/(png|jpeg|gif|webp|bmp)$/.test(type);
for (const [index, link] of links.entries()) {
  if (!root || !visible(link.dataset.view)) continue;
  link.addEventListener('click', event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(stored, index);
    root.scrollIntoView({ block: 'nearest' });
    pane.focus({ preventScroll: true });
  });
}
const first = stored.findIndex(file => visible(file.type));
if (root && 'viewerAuto' in root.dataset && first >= 0) show(stored, first);
