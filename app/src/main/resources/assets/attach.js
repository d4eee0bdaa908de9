// Files are uploaded one by one as soon as they are picked, dropped, pasted or photographed. What the server gives for each
// travels with the form; whoever sends the form before the last one is through sends it when it is.
(() => {
  const token = () => JSON.parse(document.body.getAttribute('hx-headers') || '{}')['X-CSRF-TOKEN'] || '';
  const sending = new Map(); // form -> how many are under way
  const wanted = new Set(); // forms to be sent afterwards

  // asked for once, when something is picked
  let limits;
  const refused = async (box, file) => {
    limits ||= fetch(box.dataset.attach, { headers: { Accept: 'application/json' } }).then(answer => answer.json());
    try {
      const { largest, most } = await limits;
      if (file.size > largest) return box.dataset.large;
      return box.querySelectorAll('.attached li').length > most ? box.dataset.many.replace('{0}', most) : '';
    } catch { // the server says it, too
      limits = undefined;
      return '';
    }
  };

  const upload = (box, file, item) => new Promise(resolve => {
    const bar = item.querySelector('progress');
    const call = new XMLHttpRequest();
    call.open('POST', box.dataset.attach + '?name=' + encodeURIComponent(file.name || 'picture.png'));
    call.setRequestHeader('X-CSRF-TOKEN', token());
    call.setRequestHeader('Content-Type', 'application/octet-stream');
    call.setRequestHeader('Accept', 'application/json');
    call.upload.onprogress = event => { bar.max = event.total || 1; bar.value = event.loaded; };
    call.onloadend = () => {
      let answer = {};
      try { answer = JSON.parse(call.responseText); } catch { /* no answer at all */ }
      // trying again helps where nothing arrived or the server is in trouble, not where it has looked and said no
      const plain = call.status >= 400 && call.status < 500 ? box.dataset.refused : box.dataset.failed;
      resolve(call.status === 201 ? answer : { flaw: answer.errors?.[0]?.message || answer.detail || plain });
    };
    item.stop = () => call.abort();
    call.send(file);
  });

  const changed = form => {
    const text = form.matches('[data-lines]') && form.querySelector('textarea[name=text]');
    if (text) text.required = !form.querySelector('input[name=file]');
  };

  const drop = (box, item) => {
    item.stop?.();
    item.remove();
    changed(box.closest('form'));
  };

  const button = (box, item) => {
    const remove = document.createElement('button');
    remove.type = 'button';
    remove.className = 'drop';
    remove.setAttribute('aria-label', box.dataset.remove);
    remove.append(box.querySelector('template').content.cloneNode(true));
    remove.addEventListener('click', () => drop(box, item));
    return remove;
  };

  const thumbnail = (file, item) => {
    if (!/^image\/(png|jpeg|gif|webp)$/.test(file.type) || file.size > 5e6) return;
    const reader = new FileReader();
    reader.onload = () => {
      const picture = document.createElement('img');
      picture.alt = '';
      picture.src = reader.result;
      item.prepend(picture);
    };
    reader.readAsDataURL(file);
  };

  const add = async (box, file) => {
    const form = box.closest('form');
    const item = document.createElement('li');
    const name = document.createElement('span');
    name.className = 'name';
    name.textContent = file.name || 'picture.png';
    const bar = document.createElement('progress');
    bar.setAttribute('aria-label', name.textContent);
    item.append(name, bar, button(box, item));
    thumbnail(file, item);
    box.querySelector('.attached').append(item);
    sending.set(form, (sending.get(form) || 0) + 1);
    const flaw = await refused(box, file);
    const answer = flaw ? { flaw } : await upload(box, file, item);
    sending.set(form, sending.get(form) - 1);
    bar.remove();
    if (answer.receipt && item.isConnected) {
      const held = document.createElement('input');
      held.type = 'hidden';
      held.name = 'file';
      held.value = answer.receipt;
      held.dataset.called = answer.name;
      item.append(held);
      name.textContent = answer.name;
    } else if (item.isConnected) {
      const why = document.createElement('span');
      why.className = 'bad';
      why.textContent = answer.flaw;
      name.after(why);
      wanted.delete(form); // look at it first
    }
    changed(form);
    if (!sending.get(form) && wanted.delete(form)) form.requestSubmit();
  };

  const begin = box => {
    const form = box.closest('form');
    const all = files => [...files].forEach(file => add(box, file));
    box.querySelector('.pick').hidden = false;
    box.querySelectorAll('input[type=file]').forEach(input => input.addEventListener('change', () => {
      all(input.files);
      input.value = '';
    }));
    box.querySelectorAll('.attached li').forEach(item => item.querySelector('.drop').addEventListener('click', () => drop(box, item)));
    form.addEventListener('paste', event => {
      if (!event.clipboardData?.files.length) return;
      event.preventDefault();
      all(event.clipboardData.files);
    });
    const carries = event => [...(event.dataTransfer?.types || [])].includes('Files');
    form.addEventListener('dragover', event => {
      if (!carries(event)) return;
      event.preventDefault();
      form.classList.add('dropping');
    });
    form.addEventListener('dragleave', event => { if (!form.contains(event.relatedTarget)) form.classList.remove('dropping'); });
    form.addEventListener('drop', event => {
      if (!carries(event)) return;
      event.preventDefault();
      form.classList.remove('dropping');
      all(event.dataTransfer.files);
    });
    // what was written has gone on its way with them
    form.addEventListener('sent-along', () => {
      box.querySelector('.attached').replaceChildren();
      changed(form);
    });
    changed(form);
  };
  document.querySelectorAll('[data-attach]').forEach(begin);

  document.addEventListener('submit', event => {
    if (!sending.get(event.target)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    wanted.add(event.target);
  }, true);
})();
