// What is being typed is kept on the server, so that neither a closed tab nor an ended session takes it away.
const pause = 1500;

for (const form of document.querySelectorAll('form[data-draft]')) {
  let timer = 0;
  let changed = false;
  const state = document.querySelector('[data-draft-state]');

  const fields = () => {
    const typed = new FormData(form);
    for (const [name, value] of [...typed]) if (value instanceof File) typed.delete(name);
    typed.set('draft-form', form.dataset.draft);
    typed.set('draft-title', form.dataset.draftTitle || form.querySelector('[name="title"]')?.value || '');
    return new URLSearchParams(typed);
  };

  const keep = async leaving => {
    clearTimeout(timer);
    if (!changed || form.dataset.sent) return;
    changed = false;
    try {
      const answer = await fetch('/drafts?handler=Keep', { method: 'POST', body: fields(), keepalive: leaving, redirect: 'error' });
      if (!answer.ok) throw new Error(answer.statusText);
      if (state) state.textContent = await answer.text();
    } catch {
      changed = true;
      if (state) state.textContent = form.dataset.draftFailed;
    }
  };

  form.addEventListener('input', () => {
    changed = true;
    clearTimeout(timer);
    timer = setTimeout(keep, pause, false);
  });
  form.addEventListener('submit', () => { clearTimeout(timer); });
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') keep(true); });
  window.addEventListener('pagehide', () => keep(true));
}
