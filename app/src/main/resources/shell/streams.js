// Streams of server-sent events that come back whatever happens. A browser has six connections for one address, for all of its
// pages together, and whoever works on tickets has many open: so the page that was looked at last keeps all its streams, others
// that can be seen keep those they are about, and the rest none. A stream says everything when it begins, so nothing is missed.
//
// stream(path, take, aside) gives take each event; an aside is what the page is not about, such as the bell.
const stream = (() => {
  const all = new Set();
  const pages = 'BroadcastChannel' in window ? new BroadcastChannel('opora-pages') : null;
  let here = true;
  let last = !document.hidden;
  let claim = 0;
  const settle = () => all.forEach(one => one.settle());
  const look = () => {
    clearTimeout(claim);
    last = true;
    pages?.postMessage('looked');
    settle();
  };
  const turn = () => (document.hidden ? settle() : look());
  if (pages) {
    pages.onmessage = event => {
      clearTimeout(claim);
      if (event.data === 'looked') last = false;
      else if (!document.hidden) claim = setTimeout(look, 300 * Math.random());
      settle();
    };
  }
  addEventListener('focus', look);
  addEventListener('online', settle);
  document.addEventListener('visibilitychange', turn);
  addEventListener('pageshow', () => { here = true; turn(); });
  addEventListener('pagehide', () => {
    here = false;
    settle();
    if (last) pages?.postMessage('left');
  });

  return (path, take, aside = false) => {
    let source = null;
    let again = 0;
    let pause = 1000;
    const close = () => {
      clearTimeout(again);
      source?.close();
      source = null;
      pause = 1000;
    };
    const open = () => {
      clearTimeout(again);
      const begun = new EventSource(path);
      begun.onopen = () => { pause = 1000; };
      begun.onmessage = take;
      // a browser gives up for ever after an answer such as 503, which a server that starts may give
      begun.onerror = () => {
        if (begun !== source || begun.readyState !== EventSource.CLOSED) return;
        again = setTimeout(open, pause);
        pause = Math.min(pause * 2, 30000);
      };
      source = begun;
    };
    const one = {
      settle: () => {
        const wanted = here && (last || !aside && !document.hidden);
        if (!wanted) close();
        else if (!source || source.readyState === EventSource.CLOSED) open();
      },
      end: () => { all.delete(one); close(); },
    };
    all.add(one);
    one.settle();
    return one;
  };
})();
