// How an image and a PDF are put on paper: pages, and a drawing of one of them as wide as asked.

export async function openImage(blob) {
  const picture = await createImageBitmap(blob);
  return {
    pages: 1,
    draw(canvas, _, { width, turn }) {
      const lying = turn % 180 !== 0;
      const [w, h] = lying ? [picture.height, picture.width] : [picture.width, picture.height];
      const scale = size(canvas, width, w, h);
      const paper = canvas.getContext('2d');
      paper.translate(canvas.width / 2, canvas.height / 2);
      paper.rotate(turn * Math.PI / 180);
      paper.scale(scale, scale);
      paper.drawImage(picture, -picture.width / 2, -picture.height / 2);
    },
  };
}

// Loaded when the first PDF is opened: most pages show none.
let library;
async function pdf() {
  library ??= import('/lib/pdf/pdf.min.mjs');
  const loaded = await library;
  loaded.GlobalWorkerOptions.workerSrc = '/lib/pdf/pdf.worker.min.mjs';
  return loaded;
}

export async function openPdf(blob) {
  const { getDocument } = await pdf();
  const file = await getDocument({
    data: new Uint8Array(await blob.arrayBuffer()),
    cMapUrl: '/lib/pdf/cmaps/',
    standardFontDataUrl: '/lib/pdf/fonts/',
    wasmUrl: '/lib/pdf/decoders/',
    useWasm: false,
    isEvalSupported: false,
    enableXfa: false,
    verbosity: 0,
  }).promise;
  return {
    pages: file.numPages,
    async draw(canvas, number, { width, turn }) {
      const page = await file.getPage(number);
      const rotation = (page.rotate + turn) % 360;
      const plain = page.getViewport({ scale: 1, rotation });
      const scale = size(canvas, width, plain.width, plain.height);
      await page.render({ canvas, viewport: page.getViewport({ scale, rotation }) }).promise;
    },
  };
}

// Fine screens get finer drawings; a browser draws nothing at all above its own limit.
const mostPixels = 40_000_000;
function size(canvas, width, w, h) {
  const shown = width / w;
  const scale = Math.min(shown * devicePixelRatio, Math.sqrt(mostPixels / (w * h)));
  canvas.width = Math.round(w * scale);
  canvas.height = Math.round(h * scale);
  canvas.style.width = `${Math.round(w * shown)}px`;
  return scale;
}
