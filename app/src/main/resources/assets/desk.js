// The desk by keyboard: keys that one may switch off, ready texts behind a slash, ticks that stay while the list is live,
// and the list beside a ticket where there is room for both. Without script all of it is links and forms.
(() => {
  const help = document.getElementById('desk-keys');
  if (!help) return;
  const store = { get: key => { try { return localStorage.getItem(key); } catch { return null; } },
    set: (key, value) => { try { localStorage.setItem(key, value); } catch { /* stays for this page */ } } };
  let on = store.get('opora-keys') !== 'off';

  document.querySelector('#keys .keys')?.append(help.content.cloneNode(true));
  const toggle = document.getElementById('desk-keys-on');
  if (toggle) {
    toggle.checked = on;
    toggle.addEventListener('change', () => {
      on = toggle.checked;
      store.set('opora-keys', on ? 'on' : 'off');
    });
  }

  // The list beside a ticket.
  const pane = document.querySelector('[data-pane]');
  if (pane && matchMedia('(min-width: 100rem)').matches) {
    htmx.ajax('GET', pane.dataset.pane, { target: pane, swap: 'innerHTML' })
      .then(() => pane.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' }));
  }

  // Ticks and the place in the list survive what the stream brings.
  const ticked = new Set();
  let place = '';
  const rows = () => [...document.querySelectorAll('.tickets > li')];
  const link = row => row?.querySelector('a');
  const show = () => {
    rows().forEach(row => {
      link(row).classList.toggle('picked', link(row).getAttribute('href') === place);
      const box = row.querySelector('input[name=n]');
      if (box) box.checked = ticked.has(box.value);
    });
    document.getElementById('bulk')?.classList.toggle('some', ticked.size > 0);
  };
  document.addEventListener('change', event => {
    if (!event.target.matches('.tickets input[name=n]')) return;
    ticked[event.target.checked ? 'add' : 'delete'](event.target.value);
    show();
  });
  const list = document.getElementById('desk-rows')?.parentElement;
  const renewed = () => {
    show();
    if (place && document.activeElement === document.body) link(picked() ?? rows()[0])?.focus({ preventScroll: true });
  };
  if (list) new MutationObserver(renewed).observe(list, { childList: true });
  addEventListener('pageshow', () => {
    document.querySelectorAll('.tickets input[name=n]:checked').forEach(box => ticked.add(box.value));
    show();
  });

  const step = by => {
    const all = rows();
    if (!all.length) return;
    const here = document.querySelector('.tickets a[aria-current]')?.getAttribute('href');
    const now = all.findIndex(row => link(row).getAttribute('href') === (place || here));
    const next = all[Math.min(Math.max(now + by, 0), all.length - 1)];
    place = link(next).getAttribute('href');
    show();
    link(next).focus();
    link(next).scrollIntoView({ block: 'nearest' });
    if (here && place !== here) location.href = place;
  };
  const picked = () => rows().find(row => link(row).getAttribute('href') === place);
  const focus = selector => {
    const found = document.querySelector(selector);
    found?.focus();
    found?.scrollIntoView({ block: 'center' });
  };
  const write = visibility => {
    const kind = document.querySelector('.composer [name=visibility][value=' + visibility + ']');
    if (kind) kind.checked = true;
    focus('.composer textarea');
  };
  const go = path => { if (path) location.href = path; };
  const acts = {
    j: () => step(1),
    k: () => step(-1),
    o: () => picked() && go(place),
    x: () => picked()?.querySelector('input[name=n]')?.click(),
    b: () => ticked.size && document.getElementById('bulk')?.requestSubmit(),
    r: () => write('PUBLIC'),
    n: () => write('INTERNAL'),
    a: () => focus('#expert'),
    s: () => focus('#to'),
    m: () => focus('#macro'),
    e: () => go(document.querySelector('.page-actions a[href$="/edit"]')?.getAttribute('href')),
    w: () => document.querySelector('[data-key=w]')?.click(),
    t: () => document.querySelector('[data-key=t]')?.click(),
    u: () => document.querySelector('.ticket') && go('/desk'),
    '/': () => focus('[role=search] input'),
  };
  // The key's letter, whichever alphabet the keyboard speaks.
  const letter = event => /^Key[A-Z]$/.test(event.code) && !/^[a-z]$/i.test(event.key) ? event.code[3].toLowerCase() : event.key;
  document.addEventListener('keydown', event => {
    if (!on || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.closest('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]')) {
      if (event.key === 'Escape' && event.target.closest('.composer')) event.target.blur();
      return;
    }
    if (document.querySelector('dialog[open]')) return;
    const act = acts[letter(event)];
    if (!act) return;
    event.preventDefault();
    act();
  });

  // What only some statuses need is asked for where one of them is chosen.
  const to = document.getElementById('to');
  const ask = () => document.querySelectorAll('[data-needed-for]').forEach(one => {
    one.hidden = !one.dataset.neededFor.split(' ').includes(to.value);
    one.querySelectorAll('input, select').forEach(field => { field.disabled = one.hidden; });
  });
  if (to) {
    to.addEventListener('change', ask);
    addEventListener('pageshow', ask);
    ask();
  }

  // Ready texts: a slash at the beginning of a word, then its shortcut or a part of its name.
  const box = document.querySelector('[data-phrases]');
  const text = document.querySelector('.composer textarea');
  if (!box || !text) return;
  const options = box.querySelector('ul');
  let chosen = 0;
  let asked = null;
  const wanted = () => /(?:^|\s)\/([\p{L}\p{N}_-]*)$/u.exec(text.value.slice(0, text.selectionStart));
  const fitting = () => [...options.children].filter(option => !option.hidden);
  const mark = by => {
    const all = fitting();
    chosen = all.length ? (chosen + by + all.length) % all.length : 0;
    all.forEach((option, i) => option.setAttribute('aria-selected', i === chosen));
    all[chosen]?.scrollIntoView({ block: 'nearest' });
  };
  const close = () => { box.hidden = true; };
  const look = async () => {
    if (!wanted()) return close();
    asked ??= fetch(box.dataset.phrases).then(answer => answer.ok ? answer.text() : '').catch(() => '');
    const html = await asked;
    if (!options.children.length) options.innerHTML = html;
    const found = wanted();
    if (!found) return close();
    const words = found[1].toLowerCase();
    [...options.children].forEach(option => { option.hidden = !option.textContent.toLowerCase().includes(words); });
    box.hidden = !fitting().length;
    chosen = 0;
    mark(0);
  };
  const insert = option => {
    const found = wanted();
    if (!found || !option) return;
    const end = text.selectionStart;
    text.setRangeText(option.dataset.text, end - found[1].length - 1, end, 'end');
    close();
    text.dispatchEvent(new Event('input', { bubbles: true }));
    text.focus();
  };
  text.addEventListener('input', look);
  text.addEventListener('keydown', event => {
    if (box.hidden) return;
    const act = { ArrowDown: () => mark(1), ArrowUp: () => mark(-1), Enter: () => insert(fitting()[chosen]), Tab: () => insert(fitting()[chosen]), Escape: close }[event.key];
    if (!act || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    act();
  });
  options.addEventListener('click', event => insert(event.target.closest('[role=option]')));
  text.addEventListener('blur', () => setTimeout(close, 200));
})();
