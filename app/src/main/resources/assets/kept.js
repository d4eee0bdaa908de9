// A long form keeps what is typed in it for this tab and this person until it was taken: neither a reload nor a step back
// loses it. Sent and led where it leads means taken, and nothing else does: neither a page that tells of a failure nor one to
// sign in again. Whoever signs out leaves nothing in this tab. Its name travels with it, so that sending it again opens nothing twice.
(() => {
  const SENT = 'sent';
  const store = {
    get: key => { try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; } },
    set: (key, value) => { try { sessionStorage.setItem(key, JSON.stringify(value)); } catch { /* the form still works */ } },
    drop: key => { try { sessionStorage.removeItem(key); } catch { /* nothing was kept */ } },
    keys: () => { try { return Object.keys(sessionStorage).filter(key => key.startsWith('opora-form ')); } catch { return []; } },
  };
  const form = document.querySelector('form[data-kept]');
  const own = form ? 'opora-form ' + form.dataset.kept + ' ' + form.getAttribute('action') : '';
  store.keys().filter(key => key !== own && store.get(key)?.[SENT]).forEach(key => {
    const before = store.get(key);
    if (new RegExp('^' + before.leads + '$').test(location.pathname)) store.drop(key);
    else store.set(key, { ...before, [SENT]: false });
  });
  document.addEventListener('submit', event => {
    if (event.target.matches('[action="/sign-out"]')) store.keys().forEach(store.drop);
  });
  if (!form) return;
  if (form.dataset.taken) store.drop(own);

  const fields = () => [...form.elements].filter(field =>
    field.name && !field.name.startsWith('_') && !['file', 'submit', 'button'].includes(field.type) && field.name !== 'file');
  const ticks = field => field.type === 'checkbox' || field.type === 'radio';
  const called = field => ticks(field) ? field.name + '=' + field.value : field.name;
  const keep = sent => store.set(own, {
    [SENT]: sent, leads: form.dataset.leads, fields: Object.fromEntries(fields().map(field => [called(field), ticks(field) ? field.checked : field.value])),
  });
  const typed = () => form.querySelector('.is-invalid')
    || fields().some(field => !ticks(field) && field.value && !field.matches('select, [type=hidden], [name=address]'));

  const before = store.get(own)?.fields;
  if (before && !typed()) {
    fields().filter(field => called(field) in before).forEach(field => {
      if (ticks(field)) field.checked = before[called(field)];
      else field.value = before[called(field)];
    });
    keep(false);
    const note = document.querySelector('[data-draft]');
    note.hidden = false;
    note.querySelector('button').addEventListener('click', () => {
      store.drop(own);
      location.assign(form.getAttribute('action'));
    });
    form.querySelector('[name=subject]')?.dispatchEvent(new Event('input', { bubbles: true }));
  } else if (typed()) {
    keep(false);
  }
  form.addEventListener('input', () => keep(false));
  form.addEventListener('change', () => keep(false));
  form.addEventListener('submit', event => keep(!event.submitter?.hasAttribute('formaction')));
})();
