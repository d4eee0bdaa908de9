// Shows push messages when no page is open. A message that comes twice has the same tag and is shown once.
self.addEventListener('push', event => {
  const message = event.data.json();
  event.waitUntil(self.registration.showNotification(message.title, {
    body: message.body, lang: message.lang, tag: message.id, data: { path: '/bell' },
  }));
});
self.addEventListener('notificationclick', event => {
  event.notification.close();
  event.waitUntil(clients.matchAll({ type: 'window' }).then(open => {
    const page = open.find(one => 'focus' in one);
    return page ? page.navigate(event.notification.data.path).then(one => one && one.focus()) : clients.openWindow(event.notification.data.path);
  }));
});
