// Without a connection a page says so in plain words, instead of the browser's own. KEPT is what that page is made of, and its name
// changes with any of it, so a new release brings new copies. Nothing of anybody is kept.
const SHELF = 'offline ' + KEPT.join(' ');
self.addEventListener('install', event => event.waitUntil(
  caches.open(SHELF)
    .then(shelf => Promise.all(KEPT.map(path =>
      fetch(path, { credentials: 'omit', cache: 'no-cache' }).then(answer => answer.ok && shelf.put(path, answer)))))
    .then(() => self.skipWaiting())));
self.addEventListener('activate', event => event.waitUntil(
  caches.keys().then(names => Promise.all(names.filter(name => name !== SHELF).map(name => caches.delete(name))))));
self.addEventListener('fetch', event => {
  const { request } = event;
  if (request.mode === 'navigate' && request.method === 'GET') {
    event.respondWith(fetch(request).catch(() => caches.match('/offline')));
  } else if (request.method === 'GET' && KEPT.includes(new URL(request.url).pathname)) {
    event.respondWith(fetch(request).catch(() => caches.match(request)));
  }
});
