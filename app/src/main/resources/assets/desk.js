// The desk by keyboard, and the list beside a ticket where there is room for both.
(() => {
  const pane = document.querySelector('[data-pane]');
  if (pane && matchMedia('(min-width: 100rem)').matches) {
    htmx.ajax('GET', pane.dataset.pane, { target: pane, swap: 'innerHTML' })
      .then(() => pane.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' }));
  }
})();
