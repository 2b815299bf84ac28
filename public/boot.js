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
  if (offered && moved) offered.remove();
  else if (offered) offered.querySelector('a').href = footerLink(offered.lang).href;
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
      // What stands in some elements is another script's.
      if (!next.hasAttribute('data-eigen')) merge(here, next);
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
    && one.classList?.[0] === other.classList?.[0] && one.dataset?.ervaringBij === other.dataset?.ervaringBij;
}

function mergeAttributes(here, next) {
  for (const { name, value } of next.attributes) {
    if (here.getAttribute(name) === value) continue;
    here.setAttribute(name, value);
    if (name === 'value' && here !== document.activeElement) here.value = value;
  }
  for (const { name } of [...here.attributes]) {
    // What is unfolded is the reader's, and what the search field suggests is its own.
    if (!next.hasAttribute(name) && name !== 'open' && here.id !== 'zoek') here.removeAttribute(name);
  }
  if (here.nodeName === 'INPUT') here.checked = next.checked;
}

// Suggestions while somebody types: the combobox with a list box of the WAI-ARIA patterns. The
// list stands outside what the app makes, so that making the page again does not close it.
function suggestions(suggest) {
  const list = document.body.appendChild(document.createElement('div'));
  const count = document.body.appendChild(document.createElement('p'));
  Object.assign(list, { id: 'zoek-lijst', className: 'ms-suggest', role: 'listbox', hidden: true });
  Object.assign(count, { role: 'status', className: 'ms-visually-hidden' });
  let at = -1;

  const field = (event) => event.target.id === 'zoek' && event.target;
  const choose = (input, to) => {
    const options = list.children;
    options[at]?.setAttribute('aria-selected', 'false');
    at = to;
    options[at]?.setAttribute('aria-selected', 'true');
    options[at]?.scrollIntoView({ block: 'nearest' });
    if (options[at]) input.setAttribute('aria-activedescendant', options[at].id);
    else input.removeAttribute('aria-activedescendant');
  };
  const fill = (input, text) => {
    const end = text.indexOf('\n');
    count.textContent = text.slice(0, Math.max(end, 0));
    list.innerHTML = text.slice(end + 1);
    list.hidden = end < 0;
    list.ariaLabel = input.dataset.label;
    input.role = 'combobox';
    input.ariaAutoComplete = 'list';
    input.setAttribute('aria-controls', list.id);
    input.ariaExpanded = String(!list.hidden);
    choose(input, -1);
    const box = input.closest('form').getBoundingClientRect();
    list.style.setProperty('--ms-top', `${box.bottom + scrollY}px`);
    list.style.setProperty('--ms-start', `${box.left + scrollX}px`);
    list.style.setProperty('--ms-width', `${box.width}px`);
  };
  const close = () => {
    const input = document.getElementById('zoek');
    if (input && !list.hidden) fill(input, '');
  };
  const typed = (event) => {
    const input = field(event);
    // Before a composition has ended its letters are not yet what somebody means.
    if (input && !event.isComposing) fill(input, suggest(input.value));
  };
  document.addEventListener('input', typed);
  document.addEventListener('compositionend', typed);
  document.addEventListener('keydown', (event) => {
    const input = field(event);
    if (!input || list.hidden || event.isComposing) return;
    const { length } = list.children;
    const to = { ArrowDown: (at + 2) % (length + 1) - 1, ArrowUp: (at + length + 1) % (length + 1) - 1 }[event.key];
    if (to !== undefined) choose(input, to);
    else if (event.key === 'Enter' && at >= 0) list.children[at].click();
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  });
  document.addEventListener('submit', close);
  document.addEventListener('focusout', (event) => field(event) && close());
  // A press on an option must not take focus from the field: the list would be gone before the click.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', () => setTimeout(() => {
    document.getElementById('zoek')?.blur();
    close();
  }));
}

// Who comes from elsewhere to a page in another language than their browser's gets one quiet line, in
// their own: the link that the footer has.
let offered = null;
const footerLink = (lang) => document.querySelector(`#voet [hreflang=${lang}]`);
function offerLanguage(languages) {
  if (document.referrer.startsWith(location.origin)) return;
  const own = navigator.languages.map((tag) => tag.split('-')[0]).find((code) => languages.includes(code));
  const link = own && own !== root.lang && footerLink(own)?.cloneNode(true);
  if (!link) return;
  link.className = 'ms-line__action';
  offered = document.createElement('nav');
  Object.assign(offered, { className: 'ms-line ms-line--language', lang: own, ariaLabel: link.textContent });
  offered.innerHTML = '<div class="ms-wrap ms-line__inner"></div>';
  offered.firstChild.append(link);
  document.getElementById('lijnen').before(offered);
}

// The app does not run, or no longer: links and forms are the browser's again.
function letGo() {
  for (const name of ['click', 'submit']) {
    window.addEventListener(name, (event) => event.stopImmediatePropagation(), true);
  }
}

// Asks a part that is a script of its own: it is loaded when it is first asked.
async function ask(part, verb, what) {
  await import(document.body.dataset[part]);
  return self[`mienskip${part[0].toUpperCase()}${part.slice(1)}`].ask(verb, what);
}

async function start() {
  const { js, wasm, postbak, icons, map, voorlezen, keys, texts, dutch, languages, shell } = document.body.dataset;
  let { lang } = document.body.dataset;
  const json = async (file) => {
    const response = await fetch(file);
    if (!response.ok) throw new Error('no texts');
    return response.json();
  };
  // An empty page whose language was never used here speaks Dutch, and says that it does. What the server
  // made stays as it is.
  const inDutch = () => {
    lang = root.lang = 'nl';
    root.dir = 'ltr';
    // Other scripts read them too.
    document.body.dataset.texts = dutch;
    return json(dutch);
  };
  try {
    const said = json(texts).catch((error) => (dutch ? inDutch() : Promise.reject(error)));
    const [app, names, messages] = await Promise.all([import(js), json(keys), said, import(postbak)]);
    await app.default({ module_or_path: wasm });
    const pairs = names.flatMap((name, at) => (messages[at] ? [name, messages[at]] : []));
    if (!app.start(lang, languages, pairs, icons, shell !== undefined, show, ask)) throw new Error('another version');
    suggestions(app.suggest);
    offerLanguage(languages.split(' '));
    root.setAttribute('data-leeft', '');
    performance.mark('hydrated');
    // What only fingers and a mouse need comes last.
    import(map).catch(() => {});
    if (window.speechSynthesis) import(voorlezen).catch(() => {});
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

// The window for printing; and passing an address on: by the phone's own sheet, else by copying it,
// else by showing it. What came of it is read aloud.
async function share(button) {
  const { deel: url, gedaan, anders } = button.dataset;
  const said = button.parentElement.querySelector('[role=status]');
  said.textContent = '';
  try {
    if (navigator.share) return await navigator.share({ title: document.title, url });
  } catch (error) {
    // Somebody who changes their mind needs no other way.
    if (error.name === 'AbortError') return;
  }
  try {
    await navigator.clipboard.writeText(url);
    said.textContent = gedaan;
  } catch {
    said.textContent = `${anders} ${url}`;
  }
}
document.addEventListener('click', ({ target }) => {
  if (target.closest('[data-afdrukken]')) window.print();
  const button = target.closest('[data-deel]');
  if (button) share(button);
  const bundle = target.closest('button[data-pakket]');
  if (bundle) ask('pakket', 'share', bundle);
});
document.addEventListener('change', ({ target }) => {
  if (target.matches('[data-pakket-open]')) ask('pakket', 'open', target);
});
if (navigator.canShare?.({ files: [new File([''], 'a.txt', { type: 'text/plain' })] })) root.setAttribute('data-deelt', '');

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
  // A code on printed matter opened this page without a step in between: from here on it is at its own address.
  const { adres } = document.body.dataset;
  if (adres) history.replaceState(null, '', adres + location.search + location.hash);
  afterPaint(() => {
    start();
    register().catch(() => {});
  });
}
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', go);
else go();
