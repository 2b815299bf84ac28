// Brings a page to life once it can be read: loads the app's code, the texts of the page's
// language and the service worker. Nothing here is needed to read a page.
'use strict';

const root = document.documentElement;

// Colours and size of text that this device keeps; an address that names its own wins.
try {
  const looks = JSON.parse(localStorage.getItem('mienskip.weergave') || '{}');
  const asked = new URLSearchParams(location.search);
  for (const [name, plain] of [['kleur', 'auto'], ['tekst', 'normaal']]) {
    const value = asked.get(name) || looks[name];
    if (typeof value === 'string' && value !== plain) root.setAttribute('data-' + name, value);
  }
} catch {
  // No storage, or something unreadable in it: the page looks as the device does.
}

// Leptos reads these when it hydrates; it writes them itself only in scripts inside the page,
// which this site's Content-Security-Policy does not allow.
window.__RESOLVED_RESOURCES = [];
window.__SERIALIZED_ERRORS = [];
window.__PENDING_RESOURCES = [];
window.__RESOURCE_RESOLVERS = [];
window.__INCOMPLETE_CHUNKS = [];

const tell = (name) => window.dispatchEvent(new Event(name));

// A file that is missing or does not fit means that this page and the server are of different
// versions. Clear what is kept and load anew: once, never in a loop, and only when the server is
// there to give something better.
async function startOver() {
  try {
    if (sessionStorage.getItem('mienskip.opnieuw')) return;
    sessionStorage.setItem('mienskip.opnieuw', '1');
  } catch {
    return;
  }
  await fetch('/favicon.svg', { cache: 'no-store' });
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('mienskip-site-')).map((name) => caches.delete(name)));
  const registration = await navigator.serviceWorker?.getRegistration();
  await registration?.update().catch(() => {});
  location.reload();
}

// Changes the element with this id into other HTML. What is alike stays as it is, with what has
// focus, was typed or was unfolded; when one has moved to another page, nothing stays.
function show(id, html, moved) {
  const element = document.getElementById(id);
  const wanted = document.createElement('template');
  wanted.innerHTML = html;
  const before = element.querySelector('#fouten');
  if (moved) element.replaceChildren(wanted.content);
  else merge(element, wanted.content);
  self.mienskipPostbak.restore();
  // A summary of what is wrong takes the focus when it comes.
  const wrong = element.querySelector('#fouten');
  if (wrong && !before) wrong.focus();
  tell('mienskip:getoond');
}

function merge(element, wanted) {
  let here = element.firstChild;
  for (const next of [...wanted.childNodes]) {
    let same = here;
    while (same && !alike(same, next)) same = same.nextSibling;
    if (!same) {
      element.insertBefore(next, here);
      continue;
    }
    while (here !== same) here = removed(here);
    if (next.nodeType === Node.ELEMENT_NODE) {
      mergeAttributes(here, next);
      merge(here, next);
    } else if (here.data !== next.data) {
      here.data = next.data;
    }
    here = here.nextSibling;
  }
  while (here) here = removed(here);
}

// Removes a node and returns the one after it.
function removed(node) {
  const after = node.nextSibling;
  node.remove();
  return after;
}

function alike(one, other) {
  return one.nodeName === other.nodeName && one.id === other.id && one.name === other.name
    && one.classList?.[0] === other.classList?.[0];
}

function mergeAttributes(here, next) {
  for (const { name, value } of next.attributes) {
    if (here.getAttribute(name) === value) continue;
    here.setAttribute(name, value);
    if (name === 'value' && here !== document.activeElement) here.value = value;
  }
  for (const { name } of [...here.attributes]) {
    // What is unfolded is the reader's.
    if (!next.hasAttribute(name) && name !== 'open') here.removeAttribute(name);
  }
  if (here.nodeName === 'INPUT') here.checked = next.checked;
}

// The app does not run, or no longer: links and forms are the browser's again.
function letGo() {
  for (const name of ['click', 'submit']) {
    window.addEventListener(name, (event) => event.stopImmediatePropagation(), true);
  }
}

async function start() {
  const { js, wasm, outbox, icons, map, texts, lang, languages, shell } = document.body.dataset;
  try {
    const [app, locale] = await Promise.all([
      import(js),
      fetch(texts).then((response) => {
        if (!response.ok) throw new Error('no texts');
        return response.text();
      }),
      import(outbox),
    ]);
    await app.default({ module_or_path: wasm });
    const { ask } = self.mienskipPostbak;
    if (!app.start(lang, languages, locale, icons, shell !== undefined, show, ask)) throw new Error('texts of another version');
    root.setAttribute('data-leeft', '');
    performance.mark('hydrated');
    // What only fingers and a mouse need comes last.
    import(map).catch(() => {});
    try {
      sessionStorage.removeItem('mienskip.opnieuw');
    } catch {
      // Then it stays until the window closes; no harm.
    }
  } catch (error) {
    console.warn('Mienskip:', error);
    letGo();
    await startOver().catch(() => {});
  }
}

// The service worker, and the question whether to use a new version that waits.
let waiting = null;
function offer(worker) {
  waiting = worker;
  tell('mienskip:nieuwe-versie');
}

async function register() {
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' });
  if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && navigator.serviceWorker.controller) offer(worker);
    });
  });
  const lookForNewer = () => registration.update().catch(() => {});
  window.addEventListener('mienskip:verouderd', lookForNewer);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') lookForNewer();
  });
}

let reloading = false;
window.addEventListener('mienskip:vernieuw', () => {
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (!reloading) location.reload();
    reloading = true;
  });
  waiting?.postMessage('gebruik-nieuwe-versie');
});

// Putting the site on the home screen.
let prompt = null;
window.addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  prompt = event;
  tell('mienskip:kan-installeren');
});
window.addEventListener('mienskip:installeer', () => prompt?.prompt());

// The app listens from now on: repeat what happened before.
window.addEventListener('mienskip:klaar', () => {
  if (waiting) tell('mienskip:nieuwe-versie');
  if (prompt) tell('mienskip:kan-installeren');
});

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') tell('mienskip:bijwerken');
});

// Where this device is: asked for by a tap, told to the app on this page and to nobody else.
window.addEventListener('mienskip:waar', () => {
  const answer = (detail) => document.dispatchEvent(new CustomEvent('mienskip:hier', { detail }));
  if (!navigator.geolocation) answer(2);
  else {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => answer([coords.latitude, coords.longitude]),
      ({ code }) => answer(code),
      { timeout: 15000, maximumAge: 60000 },
    );
  }
});

// First the page, then the code. An empty page has nothing to wait for, and a page in the
// background is not painted.
function afterPaint(then) {
  let waiting = true;
  const go = () => {
    if (waiting) setTimeout(then);
    waiting = false;
  };
  const painted = (entries) => entries.some(({ name }) => name === 'first-contentful-paint');
  if (document.body.dataset.shell !== undefined || painted(performance.getEntriesByType('paint'))) {
    go();
  } else {
    const seen = (list) => painted(list.getEntries()) && go();
    new PerformanceObserver(seen).observe({ type: 'paint', buffered: true });
    setTimeout(go, 3000);
  }
}
function go() {
  afterPaint(() => {
    start();
    register().catch(() => {});
  });
}
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', go);
else go();
