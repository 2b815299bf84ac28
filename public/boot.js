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
// versions. Clear what is kept and load anew: once, never in a loop.
async function startOver() {
  try {
    if (sessionStorage.getItem('mienskip.opnieuw')) return;
    sessionStorage.setItem('mienskip.opnieuw', '1');
  } catch {
    return;
  }
  if (!navigator.onLine) return;
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('mienskip-site-')).map((name) => caches.delete(name)));
  const registration = await navigator.serviceWorker?.getRegistration();
  await registration?.update().catch(() => {});
  location.reload();
}

async function start() {
  const { js, wasm, icons, texts, lang, shell } = document.body.dataset;
  try {
    const [app, locale] = await Promise.all([
      import(js),
      fetch(texts).then((response) => {
        if (!response.ok) throw new Error('no texts');
        return response.text();
      }),
    ]);
    await app.default({ module_or_path: wasm });
    app.start(lang, locale, icons, shell !== undefined);
    root.setAttribute('data-leeft', '');
    performance.mark('hydrated');
    try {
      sessionStorage.removeItem('mienskip.opnieuw');
    } catch {
      // Then it stays until the window closes; no harm.
    }
  } catch (error) {
    console.warn('Mienskip:', error);
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
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') registration.update().catch(() => {});
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

// First the page, then the code: after the first paint, in a task of its own.
function afterPaint(then) {
  requestAnimationFrame(() => setTimeout(then));
}
function go() {
  afterPaint(() => {
    start();
    register().catch(() => {});
  });
}
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', go);
else go();
