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

  // Ready texts behind a slash, colleagues behind an at: a list goes along with what is typed.
  const box = document.querySelector('[data-phrases]');
  const text = document.querySelector('.composer textarea');
  if (!box || !text) return;
  const options = box.querySelector('ul');
  const signs = [
    { sign: /(?:^|\s)\/([\p{L}\p{N}_-]*)$/u, path: () => box.dataset.phrases, fits: (option, words) => option.textContent.toLowerCase().includes(words) },
    { sign: /(?:^|[^\p{L}\p{N}_.@-])@([A-Za-z0-9_.-]*)$/u, path: words => box.dataset.colleagues + '?q=' + encodeURIComponent(words), fits: () => true },
  ];
  const answers = new Map();
  let chosen = 0;
  let shown = '';
  const fetched = path => {
    if (!answers.has(path)) answers.set(path, fetch(path).then(answer => answer.ok ? answer.text() : '').catch(() => ''));
    return answers.get(path);
  };
  const wanted = () => {
    const before = text.value.slice(0, text.selectionStart);
    for (const one of signs) {
      const found = one.sign.exec(before);
      if (found) return { typed: found[1], words: found[1].toLowerCase(), fits: one.fits, path: one.path(found[1].toLowerCase()) };
    }
    return null;
  };
  const fitting = () => [...options.children].filter(option => !option.hidden);
  const mark = by => {
    const all = fitting();
    chosen = all.length ? (chosen + by + all.length) % all.length : 0;
    all.forEach((option, i) => {
      option.id = 'offered-' + i;
      option.setAttribute('aria-selected', i === chosen);
    });
    if (all.length) text.setAttribute('aria-activedescendant', all[chosen].id);
    all[chosen]?.scrollIntoView({ block: 'nearest' });
  };
  const close = () => {
    box.hidden = true;
    text.removeAttribute('aria-activedescendant');
  };
  const look = async () => {
    const path = wanted()?.path;
    if (!path) return close();
    const html = await fetched(path);
    const found = wanted();
    if (!found) return close();
    if (found.path !== path) return; // what was typed since has an answer of its own
    if (shown !== path) options.innerHTML = html;
    shown = path;
    [...options.children].forEach(option => {
      option.removeAttribute('id');
      option.hidden = !found.fits(option, found.words);
    });
    if (!fitting().length) return close();
    box.hidden = false;
    chosen = 0;
    mark(0);
  };
  const insert = option => {
    const found = wanted();
    if (!found || !option) return;
    const end = text.selectionStart;
    text.setRangeText(option.dataset.text, end - found.typed.length - 1, end, 'end');
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
