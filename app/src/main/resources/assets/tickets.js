// Talk on a ticket: what is being written stays in the browser until the desk has it. A line gets its name here, so it
// may be sent again after a reload, a lost connection or a restart of the server, and stands there once.
(() => {
  const form = document.querySelector('form[data-lines]');
  if (!form) return;
  const text = form.querySelector('textarea');
  const once = form.querySelector('[name=once]');
  const key = 'opora-lines ' + form.dataset.who + ' ' + form.getAttribute('action');
  const take = () => Boolean(form.querySelector('[name=take]')?.checked);
  const audience = () => form.querySelector('[name=visibility]:checked')?.value || 'PUBLIC';

  const kept = () => {
    try { return JSON.parse(localStorage.getItem(key)) || {}; } catch { return {}; }
  };
  const keep = change => {
    const all = { ...kept(), ...change };
    try {
      if (!all.draft && !all.unsent?.length) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(all));
    } catch { /* a full or closed store: the page still works */ }
  };
  const unsent = () => kept().unsent || [];
  const without = line => keep({ unsent: unsent().filter(other => other.once !== line.once) });

  // Lines under way stand at the end of the talk, also after a live part has replaced it.
  const draw = () => {
    const talk = document.getElementById('talk');
    const waiting = unsent();
    talk.querySelectorAll('.unsent').forEach(old => {
      if (!waiting.some(line => line.once === old.dataset.line)) old.remove();
    });
    waiting.forEach(line => {
      if (talk.querySelector('[data-line="' + CSS.escape(line.once) + '"]')) return;
      const item = document.createElement('li');
      item.className = 'said unsent ' + (line.visibility === 'INTERNAL' ? 'internal' : form.dataset.role);
      item.dataset.line = line.once;
      const note = document.createElement('header');
      note.textContent = form.dataset.sending;
      const words = document.createElement('div');
      words.className = 'words';
      words.textContent = [line.text, ...(line.files || []).map(file => file.name)].filter(Boolean).join('\n');
      item.append(note, words);
      talk.append(item);
    });
  };

  let busy = false;
  let pause = 1000;
  let again = 0;
  const later = () => {
    clearTimeout(again);
    again = setTimeout(send, pause);
    pause = Math.min(pause * 2, 8000);
  };
  const send = async () => {
    if (busy || !unsent().length) return;
    busy = true;
    const line = unsent()[0];
    const { files, ...said } = line;
    const body = new URLSearchParams({ ...said, _csrf: form.querySelector('[name=_csrf]').value });
    (files || []).forEach(file => body.append('file', file.receipt));
    try {
      const answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual', headers: { 'X-Opora-Line': 'true' } });
      if (answer.status === 204) {
        pause = 1000;
        without(line);
      } else if (answer.status === 422 || answer.status === 404 || answer.status === 413) {
        without(line);
        text.value = text.value ? line.text + '\n' + text.value : line.text;
        keep({ draft: text.value });
        say(form.dataset.refused);
      } else {
        later();
      }
    } catch {
      later();
    }
    busy = false;
    draw();
    if (unsent().length && pause === 1000) send();
  };
  const say = words => {
    const toast = document.createElement('div');
    toast.className = 'toast-note bad';
    toast.textContent = words;
    document.getElementById('toasts').append(toast);
  };

  form.addEventListener('submit', event => {
    event.preventDefault();
    event.stopPropagation();
    const words = text.value.trim();
    const files = [...form.querySelectorAll('input[name=file]')].map(held => ({ receipt: held.value, name: held.dataset.called || '' }));
    if (!words && !files.length) return;
    keep({ unsent: [...unsent(), { once: once.value, text: words, visibility: audience(), take: take(), files }], draft: '' });
    form.dispatchEvent(new CustomEvent('sent-along'));
    once.value = crypto.randomUUID();
    text.value = '';
    pause = 1000;
    draw();
    send();
    text.focus();
  });

  // Ctrl+Enter sends; drafts survive a reload.
  text.addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  let told = 0;
  text.addEventListener('input', () => {
    keep({ draft: text.value, visibility: audience() });
    if (audience() === 'PUBLIC' && Date.now() - told > 4000) {
      told = Date.now();
      tell(form.dataset.writing, {});
    }
  });
  const draft = kept();
  if (!text.value && draft.draft) {
    text.value = draft.draft;
    const same = form.querySelector('[name=visibility][value=' + (draft.visibility || 'PUBLIC') + ']');
    if (same) same.checked = true;
  }

  // What somebody has before their eyes is seen.
  const tell = (path, words) => {
    const body = new URLSearchParams({ ...words, _csrf: form.querySelector('[name=_csrf]').value });
    if (path) fetch(path, { method: 'POST', body, redirect: 'manual', keepalive: true }).catch(() => {});
  };
  let seen = '';
  const look = () => {
    const last = document.getElementById('talk').dataset.last;
    if (document.visibilityState !== 'visible' || !last || last === seen) return;
    seen = last;
    tell(form.dataset.seen, { upTo: last });
  };

  new MutationObserver(() => { draw(); look(); }).observe(document.querySelector('.talk-side'), { childList: true });
  document.addEventListener('visibilitychange', look);
  addEventListener('online', () => { pause = 1000; send(); });
  draw();
  look();
  send();
})();
