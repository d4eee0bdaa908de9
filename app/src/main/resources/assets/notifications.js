// The bell: how many notifications are unread, as it changes. The page that was looked at last tells the others.
(() => {
  const bells = [...document.querySelectorAll('[data-bell]')];
  if (!bells.length) return;
  const title = document.title;
  const others = 'BroadcastChannel' in window ? new BroadcastChannel('opora-bell ' + bells[0].dataset.who) : null;
  let known = null;
  const show = unread => {
    bells.forEach(bell => {
      const count = bell.querySelector('.bell-count');
      count.textContent = unread > 99 ? '99+' : unread;
      count.hidden = unread === 0;
      bell.setAttribute('aria-label', bell.dataset.name + (unread ? ': ' + unread : ''));
    });
    document.title = (unread ? '(' + unread + ') ' : '') + title;
    if (known !== null && known !== unread) document.body.dispatchEvent(new CustomEvent('bell'));
    known = unread;
  };
  if (others) others.onmessage = event => show(event.data);
  stream(bells[0].dataset.bell, event => {
    const unread = Number(event.data);
    show(unread);
    others?.postMessage(unread);
  }, true);
})();

// Push messages on this device: a switch on the page of preferences, where the browser knows them.
(() => {
  const part = document.querySelector('[data-push]');
  if (!part || !('serviceWorker' in navigator) || !('PushManager' in window)) return;
  const button = part.querySelector('button');
  const headers = { 'Content-Type': 'application/json', ...JSON.parse(document.body.getAttribute('hx-headers')) };
  const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), sign => sign.charCodeAt(0));
  const send = (method, body) => fetch('/push/devices', { method, headers, body: JSON.stringify(body) })
    .then(answer => { if (!answer.ok) throw new Error(answer.status); });
  const show = subscription => {
    button.textContent = subscription ? part.dataset.off : part.dataset.on;
    button.setAttribute('aria-pressed', String(Boolean(subscription)));
  };
  const allow = async worker => {
    const { key } = await fetch('/push/key').then(answer => answer.json());
    const subscription = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(key) });
    await send('POST', subscription.toJSON());
    return subscription;
  };
  const stop = async subscription => {
    await send('DELETE', { endpoint: subscription.endpoint });
    await subscription.unsubscribe();
    return null;
  };
  navigator.serviceWorker.ready.then(async worker => {
    show(await worker.pushManager.getSubscription());
    part.hidden = false;
    button.addEventListener('click', async () => {
      button.disabled = true;
      try {
        const subscription = await worker.pushManager.getSubscription();
        show(subscription ? await stop(subscription) : await allow(worker));
      } catch {
        part.querySelector('.flaw').hidden = false;
      }
      button.disabled = false;
    });
  }).catch(() => {});
})();
