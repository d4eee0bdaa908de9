// Streams of server-sent events that come back whatever happens. A browser has six connections for one address, for all of its
// pages together, and whoever works on tickets has many open: so the page that was looked at last keeps all its streams, the two
// looked at before it, where they can still be seen, keep those they are about, and the rest none. A stream says everything when
// it begins, so nothing is missed.
//
// stream(path, take, aside) gives take each event; an aside is what the page is not about, such as the bell.
const stream = (() => {
  const BESIDE = 3;
  const LONGEST_PAUSE = 30000;
  const MOST_REFUSALS = 40; // some twenty minutes; the next look tries again
  const all = new Set();
  const pages = 'BroadcastChannel' in window ? new BroadcastChannel('opora-pages') : null;
  const id = Math.random();
  const newer = new Set(); // the pages that can be seen and were looked at after this one
  let at = Date.now();
  let here = true;
  let last = !document.hidden;
  let claim = 0;
  const tell = what => pages?.postMessage({ id, at, what });
  const settle = () => all.forEach(one => one.settle());
  const renew = () => {
    all.forEach(one => one.close());
    settle();
  };
  const look = () => {
    clearTimeout(claim);
    if (!here) return; // who leaves is told of being hidden, too
    at = Date.now();
    newer.clear();
    last = true;
    tell('looked');
    settle();
  };
  const hear = ({ data: other }) => {
    clearTimeout(claim);
    // one that was asleep hears late what is long past
    if (other.what !== 'looked') newer.delete(other.id);
    else if (other.at > at || other.at === at && other.id > id) {
      newer.add(other.id);
      last = false;
    }
    if (!last && !newer.size && !document.hidden) claim = setTimeout(look, 2000 + 1000 * Math.random());
    settle();
  };
  if (pages) pages.onmessage = hear;
  addEventListener('focus', look);
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      tell('hidden');
      settle();
    } else if (here) {
      look();
      renew(); // a phone cuts what lies in the background and tells nobody
    }
  });
  addEventListener('online', renew);
  addEventListener('pageshow', () => {
    here = true;
    if (document.hidden) settle();
    else look();
  });
  addEventListener('pagehide', () => {
    here = false;
    tell('left');
    settle();
  });
  if (last) tell('looked');
  const wanted = aside => here && (last && pages || !document.hidden && (!pages || !aside && newer.size < BESIDE));

  return (path, take, aside = false) => {
    let source = null;
    let again = 0;
    let pause = 1000;
    let refusals = 0;
    const close = () => {
      clearTimeout(again);
      source?.close();
      source = null;
      pause = 1000;
      refusals = 0;
    };
    const open = () => {
      clearTimeout(again);
      const begun = new EventSource(path);
      begun.onopen = () => { pause = 1000; refusals = 0; };
      begun.onmessage = take;
      // a browser gives up for ever after an answer such as 503, which a server that starts may give
      begun.onerror = () => {
        if (begun !== source || begun.readyState !== EventSource.CLOSED || ++refusals > MOST_REFUSALS) return;
        again = setTimeout(open, pause);
        pause = Math.min(pause * 2, LONGEST_PAUSE);
      };
      source = begun;
    };
    const one = {
      close,
      settle: () => {
        if (!wanted(aside)) close();
        else if (!source) open();
      },
      end: () => { all.delete(one); close(); },
    };
    all.add(one);
    one.settle();
    return one;
  };
})();
