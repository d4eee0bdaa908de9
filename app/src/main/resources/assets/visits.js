// An expert on the road: whatever is done is kept on the telephone first and sent in its order when there is a connection.
// Each act has a name of its own, so sending it again does nothing twice. The pages are kept, too, for whoever signed in.
(async () => {
  // after signing out nobody finds here what somebody has looked at; what was not sent yet stays
  if (!document.querySelector('.app, [data-offline]') && 'caches' in window) {
    (await caches.keys()).filter(name => name.startsWith('visits ')).forEach(name => caches.delete(name));
  }
  const root = document.querySelector('[data-visits]');
  if (!root || !window.indexedDB) return;
  const user = root.dataset.visits;
  const ticket = root.dataset.visit;
  const SIGNATURE = 'signature.png';

  // ---- what is kept
  const store = new Promise((resolve, reject) => {
    const request = indexedDB.open('opora-visits', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('acts', { keyPath: 'n', autoIncrement: true });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const inStore = async (mode, act) => {
    const transaction = (await store).transaction('acts', mode, { durability: 'strict' });
    const request = act(transaction.objectStore('acts'));
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  };
  const kept = async () => (await inStore('readonly', acts => acts.getAll())).filter(act => act.user === user);
  const keep = act => inStore('readwrite', acts => acts.put(act));
  const drop = act => inStore('readwrite', acts => acts.delete(act.n));

  // ---- sending
  let token = JSON.parse(document.body.getAttribute('hx-headers') || '{}')['X-CSRF-TOKEN'] || '';
  let stranger = false;
  // a page out of the shelf has an old token, and the session may be over
  const renew = async () => {
    const answer = await fetch('/visits', { cache: 'no-store' });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    stranger = page.querySelector('[data-visits]')?.dataset.visits !== user;
    token = JSON.parse(page.body.getAttribute('hx-headers') || '{}')['X-CSRF-TOKEN'] || token;
  };
  const post = (path, body, headers) =>
    fetch(path, { method: 'POST', body, redirect: 'manual', headers: { 'X-CSRF-TOKEN': token, Accept: 'application/json', ...headers } });
  const flaw = async answer => {
    const told = await answer.json().catch(() => ({}));
    return told.errors?.map(error => error.message).join(' ') || told.detail || String(answer.status);
  };

  // true when it is through, or can never be
  const send = async act => {
    for (const file of act.files.filter(one => !one.receipt && !one.refused)) {
      const answer = await post('/files?name=' + encodeURIComponent(file.name), file.blob, { 'Content-Type': 'application/octet-stream' });
      if (answer.status === 201) file.receipt = (await answer.json()).receipt;
      else if (answer.status === 413 || answer.status === 422) file.refused = await flaw(answer);
      else return answer.status >= 500 ? false : renew().then(() => false);
      await keep(act);
    }
    const body = new URLSearchParams({ ...act.fields, at: act.at, user });
    act.files.filter(file => file.receipt).forEach(file => body.append('file', file.receipt));
    const answer = await post(act.path, body, { 'X-Opora-Kept': 'true' });
    if (answer.status === 204) {
      await drop(act);
    } else if (answer.status === 422 && act.files.some(file => file.receipt) && !act.again) {
      // uploaded too long ago: once more
      act.again = true;
      act.files.filter(file => file.blob).forEach(file => delete file.receipt);
      await keep(act);
      return send(act);
    } else if (answer.status === 404 || answer.status === 422) {
      act.refused = await flaw(answer);
      await keep(act);
    } else {
      if (answer.status < 500) await renew();
      return false;
    }
    return true;
  };

  let pause = 1000;
  let timer = 0;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(sync, pause);
    pause = Math.min(pause * 2, 30000);
  };
  const sendAll = async () => {
    let sent = 0;
    for (let act; (act = (await kept()).find(one => !one.refused)); sent++) {
      let through = false;
      try { through = await send(act); } catch { /* no connection */ }
      if (!through) {
        later();
        break;
      }
      pause = 1000;
      await draw();
    }
    await draw();
    return sent;
  };
  // one page at a time, or two would swap what they send
  const sync = async () => {
    const sent = await navigator.locks.request('opora-visits', { ifAvailable: true }, lock => lock ? sendAll() : 0);
    if (sent) {
      await refresh();
      setTimeout(refresh, 2000); // by then the desk has said what it thinks of it
    }
  };

  // ---- showing
  const steps = { STARTED: 'STARTED', RESUMED: 'STARTED', PAUSED: 'PAUSED', FINISHED: 'FINISHED' };
  const word = step => document.querySelector('template[data-words]')?.content.querySelector('[data-step=' + step + ']').textContent || step;
  const draw = async () => {
    const acts = await kept();
    const count = root.querySelector('[data-kept-count]');
    const waiting = acts.filter(act => !act.refused).length;
    count.hidden = !waiting;
    count.textContent = stranger ? count.dataset.signin : waiting === 1 ? count.dataset.one : count.dataset.some.replace('{0}', waiting);
    if (!ticket) return;
    const here = acts.filter(act => act.ticket === ticket);
    const list = root.querySelector('[data-kept]');
    list.hidden = !here.length;
    list.replaceChildren(...here.map(act => line(act, list)));
    const server = document.getElementById('visit-now').dataset.state;
    root.dataset.state = here.filter(act => !act.refused).reduce((state, act) => steps[act.fields.step] || state, server);
  };
  const line = (act, list) => {
    const item = document.createElement('li');
    const what = document.createElement('b');
    what.textContent = word(act.fields.step) + ' ' + new Date(act.at).toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' });
    const how = document.createElement('span');
    how.className = act.refused ? 'flaw' : 'quiet';
    how.textContent = act.refused || list.dataset.later;
    item.append(what, how, ...act.files.filter(file => file.refused).map(file => {
      const lost = document.createElement('div');
      lost.className = 'flaw';
      lost.textContent = file.name + ': ' + file.refused;
      return lost;
    }));
    if (act.refused) {
      const words = document.createElement('div');
      words.textContent = act.fields.resolution || '';
      const button = (name, press) => {
        const made = document.createElement('button');
        made.type = 'button';
        made.className = 'btn btn-plain';
        made.textContent = name;
        made.addEventListener('click', press);
        return made;
      };
      const form = root.querySelector('form[data-act=FINISHED]');
      item.append(words);
      if (form && act.fields.step === 'FINISHED') item.append(button(list.dataset.correct, () => correct(act, form)));
      item.append(button(list.dataset.drop, async () => { await drop(act); await draw(); }));
    }
    return item;
  };
  const refresh = async () => {
    try {
      const answer = await fetch(location.pathname, { cache: 'no-store' });
      if (!answer.ok || answer.redirected) return;
      const shelf = await caches.open('visits ' + user);
      await shelf.put(location.pathname, answer.clone());
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.getElementById('visit-now');
      // the desk wants more: what was reported comes back in the form
      const again = page.querySelector('[data-again]')?.dataset.again;
      if (again && again !== root.querySelector('[data-again]')?.dataset.again) return location.reload();
      if (fresh) document.getElementById('visit-now').replaceWith(fresh);
      await draw();
    } catch { /* what stands there stays */ }
  };

  const tell = words => {
    const toast = document.createElement('div');
    toast.className = 'toast-note bad';
    toast.textContent = words;
    document.getElementById('toasts').append(toast);
  };

  // ---- doing
  const photos = root.querySelector('[data-photos]');
  const signature = root.querySelector('[data-signature]');
  let pictures = [];
  let drawn = false;
  const canvas = signature?.querySelector('canvas');
  let showPictures = () => {};
  // white paper, also where the page is dark
  const wipe = () => {
    const paper = canvas.getContext('2d');
    paper.fillStyle = '#fff';
    paper.fillRect(0, 0, canvas.width, canvas.height);
    drawn = false;
  };
  if (photos) {
    photos.hidden = false;
    const list = photos.querySelector('ul');
    showPictures = () => list.replaceChildren(...pictures.map(file => {
      const item = document.createElement('li');
      const away = document.createElement('button');
      away.type = 'button';
      away.className = 'btn-close';
      away.setAttribute('aria-label', '× ' + file.name);
      away.addEventListener('click', () => { pictures = pictures.filter(one => one !== file); showPictures(); });
      item.append(file.name, away);
      return item;
    }));
    // those that were sent before
    pictures = [...list.querySelectorAll('input[name=file]')].map(held => ({ name: held.dataset.called, receipt: held.value }));
    showPictures();
    photos.querySelector('input').addEventListener('change', event => {
      pictures.push(...event.target.files);
      event.target.value = '';
      showPictures();
    });
  }
  if (signature) {
    signature.hidden = false;
    wipe();
    const pen = canvas.getContext('2d');
    const at = event => {
      const box = canvas.getBoundingClientRect();
      return [(event.clientX - box.left) * canvas.width / box.width, (event.clientY - box.top) * canvas.height / box.height];
    };
    canvas.addEventListener('pointerdown', event => {
      canvas.setPointerCapture(event.pointerId);
      pen.lineWidth = 4;
      pen.lineCap = pen.lineJoin = 'round';
      pen.strokeStyle = '#111';
      pen.beginPath();
      pen.moveTo(...at(event));
      event.preventDefault();
    });
    canvas.addEventListener('pointermove', event => {
      if (!canvas.hasPointerCapture(event.pointerId)) return;
      pen.lineTo(...at(event));
      pen.stroke();
      drawn = true;
    });
    signature.querySelector('button').addEventListener('click', wipe);
  }
  // What was refused comes back in the form, with pictures and signature; it stays kept until it was sent again.
  let corrected = null;
  const correct = async (act, form) => {
    corrected = act;
    Object.entries(act.fields).filter(([name]) => name !== 'id').forEach(([name, value]) => {
      const field = form.elements[name];
      if (field?.type === 'checkbox') field.checked = true;
      else if (field) field.value = value;
    });
    form.elements.minutes.dataset.typed = 'true';
    const ink = act.files.find(file => file.name === SIGNATURE && file.blob);
    pictures = act.files.filter(file => file !== ink);
    showPictures();
    if (ink) {
      canvas.getContext('2d').drawImage(await createImageBitmap(ink.blob), 0, 0);
      drawn = true;
    }
    form.closest('details').open = true;
    form.elements.resolution.focus();
  };
  const signed = () => new Promise(resolve => {
    if (!drawn) return resolve([]);
    canvas.toBlob(blob => resolve([{ name: SIGNATURE, blob }]), 'image/png');
  });

  // how long it took, also where the beginning has not been sent yet
  const minutes = async () => {
    const told = [...document.querySelectorAll('#visit-now [data-step]:not([data-wanting])')].map(one => [one.dataset.step, one.dataset.at]);
    const all = told.concat((await kept()).filter(act => act.ticket === ticket).map(act => [act.fields.step, act.at]));
    let since = 0;
    let total = 0;
    all.forEach(([step, when]) => {
      if (steps[step] === 'STARTED') since ||= Date.parse(when);
      else if (steps[step]) {
        total += since ? Date.parse(when) - since : 0;
        since = 0;
      }
    });
    return Math.max(0, Math.round((total + (since ? Date.now() - since : 0)) / 60000));
  };
  root.querySelector('[data-finish]')?.addEventListener('toggle', async event => {
    const field = event.target.querySelector('[name=minutes]');
    field.addEventListener('input', () => { field.dataset.typed = 'true'; });
    if (event.target.dataset.again) field.dataset.typed = 'true';
    const counted = await minutes();
    if (event.target.open && !field.dataset.typed) field.value = counted;
  });

  const picture = file => file instanceof File ? { name: file.name, blob: file } : { name: file.name, receipt: file.receipt, blob: file.blob };
  root.querySelectorAll('form[data-act]').forEach(form => form.addEventListener('submit', async event => {
    event.preventDefault();
    event.stopPropagation();
    const { _csrf, ...fields } = Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === 'string'));
    const finish = form.dataset.act === 'FINISHED';
    const files = finish ? pictures.map(picture).concat(await signed()) : [];
    const act = { user, ticket, path: form.getAttribute('action'), fields, files, at: new Date().toISOString() };
    form.querySelector('[name=id]').value = crypto.randomUUID();
    try {
      await keep(act);
    } catch { // no room on the telephone: straight away, or not at all
      form.querySelector('[name=id]').value = fields.id;
      if (files.length) tell(root.querySelector('[data-kept-count]').dataset.full);
      else form.submit();
      return;
    }
    if (finish) {
      if (corrected) await drop(corrected);
      corrected = null;
      pictures = [];
      photos.querySelector('ul').replaceChildren();
      wipe();
      form.reset();
    }
    form.closest('details')?.removeAttribute('open');
    await draw();
    pause = 1000;
    sync();
  }));

  // ---- pages for the way
  const shelve = async () => {
    if (!('caches' in window) || !navigator.onLine) return;
    const mine = 'visits ' + user;
    (await caches.keys()).filter(name => name.startsWith('visits ') && name !== mine).forEach(name => caches.delete(name));
    const shelf = await caches.open(mine);
    const links = [...document.querySelectorAll('.visits a.what')].map(link => link.getAttribute('href'));
    const parts = [...document.querySelectorAll('link[rel=stylesheet], script[src]')].map(part => part.getAttribute('href') || part.getAttribute('src'));
    for (const path of new Set(['/visits', location.pathname, ...links, ...parts])) {
      const answer = await fetch(path);
      if (answer.ok && !answer.redirected) await shelf.put(path, answer);
    }
  };
  addEventListener('online', () => { pause = 1000; sync(); });
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') sync(); });
  await draw();
  sync();
  shelve().catch(() => {});
})();
