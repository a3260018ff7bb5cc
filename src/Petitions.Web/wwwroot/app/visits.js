// At the desk: the present time at one press, and a signature drawn on a tablet.
for (const button of document.querySelectorAll('[data-now]')) {
  button.hidden = false;
  button.addEventListener('click', () => {
    const input = button.closest('form').querySelector(`[name="${button.dataset.now}"]`);
    // The office's clock as the page brought it, and what has passed since: this computer's own may be wrong.
    const now = new Date(Date.parse(`${button.dataset.at}Z`) + performance.now());
    input.value = now.toISOString().slice(0, 16);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

for (const pad of document.querySelectorAll('[data-signature]')) {
  const canvas = pad.querySelector('canvas');
  const pen = canvas.getContext('2d');
  const kept = pad.querySelector('input');
  const form = pad.closest('form');
  const shown = () => { pad.hidden = !form.querySelector('[name=confirmation][value=signedOnTablet]')?.checked; };
  form.addEventListener('change', shown);
  shown();
  let drawing = false;
  const at = event => {
    const box = canvas.getBoundingClientRect();
    return [(event.clientX - box.left) * canvas.width / box.width, (event.clientY - box.top) * canvas.height / box.height];
  };
  canvas.addEventListener('pointerdown', event => {
    drawing = true;
    canvas.setPointerCapture(event.pointerId);
    pen.lineWidth = 3;
    pen.lineCap = 'round';
    pen.beginPath();
    pen.moveTo(...at(event));
  });
  canvas.addEventListener('pointermove', event => {
    if (!drawing) return;
    pen.lineTo(...at(event));
    pen.stroke();
  });
  canvas.addEventListener('pointerup', () => {
    drawing = false;
    kept.value = canvas.toDataURL('image/png');
  });
  pad.querySelector('button').addEventListener('click', () => {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    kept.value = '';
  });
}
