// The outbox: what somebody sends is first kept on this device, and goes when that is possible,
// until the server has given its last word. Used by pages and by the service worker.
//
// Exactly once: each message has an id that it keeps (UUID v7) and the server takes an id once, so
// sending again after a lost answer does no harm. A message leaves only after a last word. Two tabs
// never send at the same time (Web Locks). What the server refuses stays, with the reason.
'use strict';

(() => {
  const NAME = 'mienskip-postbak';
  const STORE = 'berichten';
  const PATIENCE = 30_000;
  const SECOND = 1000;
  const isPage = typeof document !== 'undefined';
  const others = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(NAME);

  // --- Keeping

  let opened;
  function open() {
    opened ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(NAME, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const db = request.result;
        const forget = () => {
          opened = undefined;
        };
        db.onclose = forget;
        db.onversionchange = () => {
          db.close();
          forget();
        };
        resolve(db);
      };
    });
    opened.catch(() => {
      opened = undefined;
    });
    return opened;
  }

  // Does something in one transaction; done means that it is on the disk.
  async function transact(mode, work) {
    const db = await open();
    return new Promise((resolve, reject) => {
      const transaction = db.transaction(STORE, mode, { durability: 'strict' });
      const request = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  }

  // By id, and an id begins with the time: the oldest first.
  const all = () => transact('readonly', (store) => store.getAll());
  const put = (message) => transact('readwrite', (store) => store.put(message));
  const remove = (id) => transact('readwrite', (store) => store.delete(id)).then(tell);

  // Changes a message that may have been removed meanwhile: then it stays away.
  function change(id, values) {
    return transact('readwrite', (store) => {
      const request = store.get(id);
      request.onsuccess = () => {
        if (request.result) store.put({ ...request.result, ...values });
      };
      return request;
    }).then(tell);
  }

  function tell() {
    if (isPage) window.dispatchEvent(new Event('mienskip:postbak'));
    others?.postMessage('');
  }
  if (isPage && others) others.onmessage = () => window.dispatchEvent(new Event('mienskip:postbak'));

  // --- Sending

  const later = (tries) => Math.min(2 ** tries * 5, 3600) * SECOND;

  // When the server wants to be asked again, in milliseconds from now.
  function retryAfter(response) {
    const value = response.headers.get('retry-after') ?? '';
    const wait = /^\d+$/.test(value) ? value * SECOND : Date.parse(value) - Date.now();
    return wait > 0 ? wait : 0;
  }

  // Sends one message. False when there is no reaching the server.
  async function sendOne({ id, to, body, tries }) {
    const again = { tries: tries + 1 };
    let response;
    try {
      response = await fetch(to, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': id },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE),
      });
      // Something in between, such as the sign-in page of a train, is not the server.
      if (!response.headers.has('api-version')) throw new Error('somebody else answers');
    } catch {
      await change(id, { ...again, state: 'wacht' });
      return false;
    }
    const { status } = response;
    // Gone: it came in before, and its sender has withdrawn it since.
    if (response.ok || status === 410) {
      await remove(id);
    } else if (status === 408 || status === 429 || status >= 500) {
      const wait = Math.max(retryAfter(response), later(tries));
      await change(id, { ...again, state: 'later', due: Date.now() + wait });
    } else {
      const problem = await response.json().catch(() => ({}));
      const why = problem.fouten?.map(({ uitleg }) => uitleg).join(' ') || problem.detail || String(status);
      await change(id, { ...again, state: status === 409 ? 'anders' : 'geweigerd', why });
    }
    return true;
  }

  const waits = ({ state }) => state === 'wacht' || state === 'later';

  // Each message at most once, also those that come in meanwhile.
  async function sendAll() {
    const done = new Set();
    for (;;) {
      const due = (it) => waits(it) && it.due <= Date.now() && !done.has(it.id);
      const message = (await all()).find(due);
      if (!message) return;
      done.add(message.id);
      if (!(await sendOne(message))) return;
    }
  }

  let running;
  let onceMore = false;
  function send() {
    if (running) {
      onceMore = true;
      return running;
    }
    const locked = navigator.locks ? navigator.locks.request(NAME, sendAll) : sendAll();
    running = locked
      // Without a place to keep things there is nothing to send.
      .catch(() => {})
      .then(() => {
        running = undefined;
        if (onceMore) {
          onceMore = false;
          return send();
        }
        return plan();
      });
    return running;
  }

  let timer;
  async function plan() {
    if (!isPage) return;
    const moments = (await all().catch(() => []))
      .filter(waits)
      .map(({ state, due, tries }) => (state === 'later' ? due - Date.now() : later(tries)));
    clearTimeout(timer);
    if (moments.length > 0) timer = setTimeout(send, Math.max(SECOND, Math.min(...moments)));
  }

  if (!isPage) {
    self.addEventListener('sync', (event) => {
      if (event.tag === NAME) event.waitUntil(send());
    });
    return;
  }

  // --- On the page: what is typed in a form is kept until it is sent.

  const DRAFT = 'mienskip.concept.';
  const drafts = new Map();

  function readDraft(name) {
    if (!drafts.has(name)) {
      try {
        drafts.set(name, JSON.parse(localStorage.getItem(DRAFT + name)));
      } catch {
        drafts.set(name, null);
      }
    }
    return drafts.get(name);
  }

  function writeDraft(name, fields) {
    drafts.set(name, fields);
    try {
      if (fields) localStorage.setItem(DRAFT + name, JSON.stringify(fields));
      else localStorage.removeItem(DRAFT + name);
    } catch {
      // Then it lasts as long as the page.
    }
  }

  const forms = () => document.querySelectorAll('form[data-concept]');
  const visible = (form) => [...form.elements].filter(({ name, type }) => name && type !== 'hidden');
  const ticks = ({ type }) => type === 'radio' || type === 'checkbox';
  const filled = (form) => visible(form).some((it) => (ticks(it) ? it.checked : it.value));

  // What stands in a form by name: a list where one name is there more than once.
  function fieldsOf(form) {
    const data = new FormData(form);
    return Object.fromEntries([...new Set(data.keys())].map((name) => {
      const values = data.getAll(name);
      return [name, values.length > 1 ? values : values[0]];
    }));
  }
  const keep = (form) => writeDraft(form.dataset.concept, fieldsOf(form));

  // Codes of 128 bits, as `api::Code` reads them.
  function code() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  }

  function uuid() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    const time = Date.now();
    for (let at = 0; at < 6; at += 1) bytes[at] = Math.floor(time / 256 ** (5 - at));
    bytes[6] = (bytes[6] & 0x0f) | 0x70;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  }

  // Puts back what was typed: after a reload, and when the page is made anew.
  function restore() {
    for (const form of forms()) {
      const draft = readDraft(form.dataset.concept);
      const left = {};
      for (const field of draft ? visible(form) : []) {
        const { name, type } = field;
        const values = [draft[name] ?? []].flat();
        if (ticks(field)) field.checked = values.includes(field.value);
        else {
          // Of several fields with one name each has its own.
          left[name] ??= values;
          const value = left[name].shift();
          if (value !== undefined && type !== 'file' && field.value !== value) field.value = value;
        }
      }
      for (const [name, make] of [['id', uuid], ['code', code]]) {
        const field = form.elements[name];
        if (field) field.value = draft?.[name] || field.value || make();
      }
    }
    for (const { dataset } of document.querySelectorAll('[data-concept-klaar]')) writeDraft(dataset.conceptKlaar, null);
  }

  // What was typed before this script came, or what the server gave back, is the newest.
  for (const form of forms()) if (filled(form)) keep(form);
  restore();
  for (const name of ['input', 'change']) {
    document.addEventListener(name, ({ target }) => {
      if (target.form?.dataset.concept) keep(target.form);
    });
  }

  // --- On the page: the queue

  async function list() {
    const waiting = (await all()).map(({ id, kind, about, made, state, why }) =>
      [id, kind, about, Math.floor(made / SECOND), state, why]);
    return [waiting, sent().map((it) => [it.id, it.code, it.about, it.to, it.made])];
  }

  // What has a page of its own at the server is remembered by its code, the latest first: nobody
  // else knows it.
  const SENT = 'mienskip.reacties';
  const MOST = 100;

  function sent() {
    try {
      const kept = JSON.parse(localStorage.getItem(SENT));
      return Array.isArray(kept) ? kept : [];
    } catch {
      return [];
    }
  }

  function remember(entry, id = entry.id) {
    const others = sent().filter((it) => it.id !== id);
    try {
      localStorage.setItem(SENT, JSON.stringify((entry.code ? [entry, ...others] : others).slice(0, MOST)));
    } catch {
      // Then the way to that page is only on this one.
    }
  }

  // What never reached the server has no page there.
  const forget = ({ id, tries, state }) => {
    if (tries === 0 || state === 'geweigerd') remember({}, id);
  };

  // Puts what is filled in in a form into the outbox.
  async function add(form) {
    const { postbak: kind, naar: to, over: about, concept } = form.dataset;
    const fields = Object.fromEntries(Object.entries(fieldsOf(form))
      .map(([name, value]) => [name, Array.isArray(value) ? value.filter(Boolean) : value])
      .filter(([, value]) => value.length > 0));
    const id = fields.id || uuid();
    const body = JSON.stringify({ ...fields, id });
    const { lang } = document.documentElement;
    const made = Date.now();
    await put({ id, kind, to, about, concept, body, lang, page: location.pathname + location.search, made, tries: 0, due: 0, state: 'wacht' });
    if (fields.code) remember({ id, code: fields.code, about, made, to });
    writeDraft(concept, null);
    tell();
    send();
    // A bonus, where there is such a thing: the browser also sends when no page is open.
    navigator.serviceWorker?.ready.then(({ sync }) => sync?.register(NAME)).catch(() => {});
    return id;
  }

  // Back to its form, as something new: what was sent before may have arrived.
  async function edit(id) {
    const message = (await all()).find((it) => it.id === id);
    if (!message) return;
    const { id: _, code: __, ...fields } = JSON.parse(message.body);
    writeDraft(message.concept, fields);
    forget(message);
    await remove(id);
    location.assign(message.page);
  }

  async function discard(id) {
    const message = (await all()).find((it) => it.id === id);
    if (message) forget(message);
    return remove(id);
  }

  async function now() {
    for (const { id } of (await all()).filter(waits)) await change(id, { due: 0 });
    return send();
  }

  document.addEventListener('click', ({ target }) => {
    const button = target.closest?.('[data-postbak-nu], [data-postbak-weg], [data-postbak-wijzig]');
    if (!button) return;
    const { postbakWeg, postbakWijzig } = button.dataset;
    if (postbakWeg) discard(postbakWeg);
    else if (postbakWijzig) edit(postbakWijzig);
    else now();
  });

  for (const name of ['online', 'pageshow']) window.addEventListener(name, send);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') send();
  });
  send();

  // What was typed in a form has been kept elsewhere.
  const done = async (concept) => writeDraft(concept, null);

  const verbs = { list, add, done };
  self.mienskipPostbak = { ask: (verb, what) => verbs[verb](what), restore };
})();
