// Copies what the pages load from node_modules to wwwroot/lib, and makes one sprite of the few icons in icons.txt.
// Run by the build (RestoreBrowser.targets) after npm ci; nothing that it writes is committed.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
const lib = join(root, 'wwwroot', 'lib');

const copied = {
  'tabler.min.css': '@tabler/core/dist/css/tabler.min.css',
  'htmx.min.js': 'htmx.org/dist/htmx.min.js',
  // The build for older browsers: the machines of an office are not the newest. No WebAssembly, which our policy forbids.
  'pdf/pdf.min.mjs': 'pdfjs-dist/legacy/build/pdf.min.mjs',
  'pdf/pdf.worker.min.mjs': 'pdfjs-dist/legacy/build/pdf.worker.min.mjs',
  'pdf/decoders/jbig2_nowasm_fallback.js': 'pdfjs-dist/wasm/jbig2_nowasm_fallback.js',
  'pdf/decoders/openjpeg_nowasm_fallback.js': 'pdfjs-dist/wasm/openjpeg_nowasm_fallback.js',
  'pdf/cmaps': 'pdfjs-dist/cmaps',
  'pdf/fonts': 'pdfjs-dist/standard_fonts',
  'echarts.min.js': 'echarts/dist/echarts.common.min.js',
};

rmSync(lib, { recursive: true, force: true });
mkdirSync(lib, { recursive: true });
for (const [name, source] of Object.entries(copied))
  cpSync(join(modules, source), join(lib, name), { recursive: true });
writeFileSync(join(lib, 'icons.svg'), sprite(readFileSync(join(root, 'Browser', 'icons.txt'), 'utf8').split(/\s+/).filter(Boolean)));

function sprite(names) {
  const symbols = names.map(name => {
    const svg = readFileSync(join(modules, '@tabler/icons/icons/outline', `${name}.svg`), 'utf8');
    return `<symbol id="${name}" viewBox="0 0 24 24">${svg.slice(svg.indexOf('>') + 1, svg.lastIndexOf('</svg>')).trim()}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('\n')}\n</svg>\n`;
}
