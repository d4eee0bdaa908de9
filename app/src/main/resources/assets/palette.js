// The palette: Ctrl+K opens it, typing narrows the pages one may reach and asks for accounts and orders; ? shows the keys.
// Without script the box in the frame leads to the page of the same search.
(() => {
  const palette = document.getElementById('palette');
  if (!palette) return;
  const keys = document.getElementById('keys');
  const input = palette.querySelector('input');
  const list = palette.querySelector('[role=listbox]');
  const said = palette.querySelector('[role=status]');
  const places = [...list.children];
  let chosen = null;
  let asked = 0;
  let timer = 0;

  const shown = () => [...list.children].filter(option => !option.hidden);
  const choose = option => {
    chosen?.setAttribute('aria-selected', 'false');
    chosen = option ?? null;
    chosen?.setAttribute('aria-selected', 'true');
    chosen?.scrollIntoView({ block: 'nearest' });
    if (chosen) input.setAttribute('aria-activedescendant', chosen.id);
    else input.removeAttribute('aria-activedescendant');
  };
  const go = option => { if (option) location.href = option.dataset.path; };
  const settle = () => {
    if (!chosen || chosen.hidden || !chosen.isConnected) choose(shown()[0]);
    said.textContent = shown().length ? '' : palette.dataset.none;
  };
  const ask = words => fetch('/search/found?q=' + encodeURIComponent(words))
    .then(answer => answer.ok ? answer.text() : '').catch(() => '');
  const narrow = () => {
    const typed = input.value.trim();
    const words = typed.toLowerCase().split(/\s+/);
    places.forEach(place => { place.hidden = !words.every(word => place.textContent.toLowerCase().includes(word)); });
    shown().filter(option => !places.includes(option)).forEach(option => option.remove());
    choose(shown()[0]);
    clearTimeout(timer);
    const mine = ++asked;
    if (typed.length < 2) return settle();
    timer = setTimeout(async () => {
      const found = await ask(typed);
      if (mine !== asked) return;
      list.insertAdjacentHTML('beforeend', found);
      settle();
    }, 250);
  };
  const open = () => {
    if (document.querySelector('dialog[open]')) return;
    input.value = '';
    narrow();
    palette.showModal();
    input.focus();
  };
  const step = by => {
    const all = shown();
    choose(all[(all.indexOf(chosen) + by + all.length) % all.length]);
  };

  input.addEventListener('input', narrow);
  input.addEventListener('keydown', event => {
    const act = { ArrowDown: () => step(1), ArrowUp: () => step(-1), Enter: () => go(chosen) }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  list.addEventListener('click', event => go(event.target.closest('[role=option]')));
  document.addEventListener('click', event => {
    const opener = event.target.closest('[data-opens=palette]');
    if (opener) {
      event.preventDefault();
      open();
    }
    if (event.target.matches('dialog.palette') || event.target.closest('[data-closes]')) event.target.closest('dialog').close();
  });
  document.addEventListener('keydown', event => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      open();
    } else if (event.key === '?' && !event.target.closest('input, textarea, select, [contenteditable]') && !document.querySelector('dialog[open]')) {
      keys.showModal();
    }
  });
})();
