// Without a connection a page says so in plain words, instead of the browser's own. KEPT is what that page is made of, and its name
// changes with any of it, so a new release brings new copies. Nothing of anybody is kept here; an expert's visits are put on a shelf by
// their own page, for the way.
const SHELF = 'offline ' + KEPT.join(' ');
self.addEventListener('install', event => event.waitUntil(
  caches.open(SHELF)
    .then(shelf => Promise.all(KEPT.map(path =>
      fetch(path, { credentials: 'omit', cache: 'no-cache' }).then(answer => answer.ok && shelf.put(path, answer)))))
    .then(() => self.skipWaiting())));
self.addEventListener('activate', event => event.waitUntil(
  caches.keys().then(names => Promise.all(names.filter(name => name !== SHELF && !name.startsWith('visits ')).map(name => caches.delete(name)))).then(() => self.clients.claim())));
self.addEventListener('fetch', event => {
  const { request } = event;
  if (request.mode === 'navigate' && request.method === 'GET') {
    event.respondWith(fetch(request).catch(async () => await caches.match(request.url, { ignoreVary: true }) || caches.match('/offline')));
  } else if (request.method === 'GET' && new URL(request.url).pathname.startsWith('/assets/')) {
    event.respondWith(fetch(request).catch(() => caches.match(request, { ignoreVary: true })));
  }
});
