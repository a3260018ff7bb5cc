// What is being typed is kept on the server, so that neither a closed tab nor an ended session takes it away.
const pause = 1500;
const state = document.querySelector('[data-draft-state]');
const notices = { ended: document.querySelector('[data-session-ended]'), offline: document.querySelector('[data-offline]') };

for (const form of document.querySelectorAll('form[data-draft]')) {
  let timer = 0;
  let changed = false;

  const fields = () => {
    const typed = new FormData(form);
    for (const [name, value] of [...typed]) if (value instanceof File) typed.delete(name);
    typed.set('draft-form', form.dataset.draft);
    typed.set('draft-title', form.dataset.draftTitle || form.querySelector('[name="title"]')?.value || '');
    return new URLSearchParams(typed);
  };

  // 'kept', 'ended' (sign in again), 'offline', or 'refused': the server says why when the form is sent.
  const send = async leaving => {
    try {
      const answer = await fetch('/drafts?handler=Keep', { method: 'POST', body: fields(), keepalive: leaving, redirect: 'manual' });
      if (answer.type === 'opaqueredirect' || answer.status === 400) return 'ended';
      if (!answer.ok) return 'refused';
      if (state) state.textContent = await answer.text();
      return 'kept';
    } catch {
      return 'offline';
    }
  };

  const keep = async leaving => {
    clearTimeout(timer);
    if (!changed || form.dataset.sent) return;
    changed = false;
    const result = await send(leaving);
    if (result === 'kept') return;
    changed = true;
    if (state) state.textContent = form.dataset.draftFailed;
  };

  form.addEventListener('input', () => {
    changed = true;
    clearTimeout(timer);
    timer = setTimeout(keep, pause, false);
  });

  // Before a form leaves, its text is kept; where nobody would take it, it stays here and says so.
  form.addEventListener('submit', async event => {
    clearTimeout(timer);
    if (event.defaultPrevented || event.submitter?.formAction.endsWith('/letters/look-up')) return;
    if (form.dataset.checked) { delete form.dataset.checked; return; }
    event.preventDefault();
    event.stopImmediatePropagation();
    const result = await send(false);
    for (const [name, notice] of Object.entries(notices)) if (notice) notice.hidden = name !== result;
    if (notices[result]) { notices[result].scrollIntoView({ block: 'nearest' }); return; }
    form.dataset.checked = 'yes';
    form.requestSubmit(event.submitter);
  });

  // The page that is loaded again must find what was typed last: it is on its way before the browser asks whether to leave.
  window.addEventListener('beforeunload', () => keep(true));
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') keep(true); });
  window.addEventListener('pagehide', () => keep(true));
}
