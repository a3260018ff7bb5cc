// Scans can be pasted and dropped; what was chosen is shown beside the form.
const input = document.querySelector('[data-paste]');
if (input) {
  const preview = document.querySelector('.preview');
  const form = input.closest('form');

  const add = files => {
    const all = new DataTransfer();
    for (const file of [...input.files, ...files]) all.items.add(file);
    input.files = all.files;
    show();
  };

  function show() {
    preview.replaceChildren(...[...input.files].map(file => {
      const line = document.createElement('p');
      line.textContent = file.name;
      if (file.type.startsWith('image/')) {
        const reader = new FileReader();
        reader.addEventListener('load', () => {
          const picture = document.createElement('img');
          picture.alt = file.name;
          picture.src = reader.result;
          line.append(picture);
        });
        reader.readAsDataURL(file);
      }
      return line;
    }));
  }

  input.addEventListener('change', show);
  document.addEventListener('paste', event => {
    const files = [...event.clipboardData.files];
    if (files.length > 0) add(files);
  });
  form.addEventListener('dragover', event => event.preventDefault());
  form.addEventListener('drop', event => {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    add(event.dataTransfer.files);
  });
}
