// Runs before the first paint, so that a dark screen never flashes white. A chosen theme is already in the page.
(() => {
  const root = document.documentElement;
  if (root.hasAttribute('data-bs-theme')) return;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const follow = () => root.setAttribute('data-bs-theme', dark.matches ? 'dark' : 'light');
  follow();
  dark.addEventListener('change', follow);
})();
