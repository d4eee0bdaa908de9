// Small comforts; every page works without them.
(() => {
  // The person's time zone, so that the next page shows their clock.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const known = document.cookie.includes('opora_zone=');
  if (zone && !known) {
    document.cookie = 'opora_zone=' + encodeURIComponent(zone) + '; path=/; max-age=31536000; samesite=lax';
  }

  // What is shown without a connection, and what runs while no page is open.
  if (document.querySelector('.app')) addEventListener('load', () => navigator.serviceWorker?.register('/worker.js').catch(() => {}));

  // A form that was sent cannot be sent twice by an impatient finger.
  document.addEventListener('submit', event => {
    const form = event.target;
    if (form.method !== 'post' || form.hasAttribute('hx-post')) return;
    setTimeout(() => form.querySelectorAll('button').forEach(button => button.disabled = true));
  });
  addEventListener('pageshow', event => {
    if (event.persisted) document.querySelectorAll('button:disabled').forEach(button => button.disabled = false);
  });

  // Selects marked data-send send their form when changed; without script the button beside them does.
  document.addEventListener('change', event => {
    if (event.target.matches('[data-send]')) event.target.form.requestSubmit();
  });

  // Live parts: <… data-live="/path"> opens a stream of server-sent events whose data is HTML. Each element with an
  // id takes the place of the one on the page; data-live-into="#list" names where new ones are put first; data-live-aside
  // says that the page is about something else.
  const followed = new WeakSet();
  const live = element => {
    if (followed.has(element)) return;
    followed.add(element);
    const source = stream(element.dataset.live, event => {
      if (!element.isConnected) return source.end();
      const arrived = document.createElement('template');
      arrived.innerHTML = event.data;
      [...arrived.content.children].forEach(part => place(part, element.dataset.liveInto));
    }, 'liveAside' in element.dataset);
  };
  const place = (part, into) => {
    const old = part.id && document.getElementById(part.id);
    old?.classList.remove('arrived');
    if (old?.isEqualNode(part)) return; // told again after a reconnection
    if (old) old.replaceWith(part);
    else if (into) document.querySelector(into)?.prepend(part);
    else return;
    part.classList.add('arrived');
    htmx.process(part);
  };
  document.querySelectorAll('[data-live]').forEach(live);
  document.addEventListener('htmx:afterSwap', event => event.target.querySelectorAll('[data-live]').forEach(live));

  // A part that could not be loaded says so.
  document.addEventListener('htmx:responseError', () => tell());
  document.addEventListener('htmx:sendError', () => tell());
  const tell = () => {
    const toast = document.createElement('div');
    toast.className = 'toast-note bad';
    toast.textContent = document.body.dataset.failed;
    document.getElementById('toasts').append(toast);
  };
})();
