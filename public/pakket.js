// Bundles of an area: a file with the guide, passed on without internet (`server/src/bundle.rs` has its
// layout). Here one is opened: read, checked with the keys of the municipality that this device keeps,
// and put where the app looks for its copy of the guide. Until all is found right, nothing changes.
// And one is passed on by the phone's own sheet. Loaded when it is first asked.
'use strict';

(() => {
  const MAGIC = 'MIENSKIP';
  const FORMAT = 1;
  const LAYOUT = 4;
  const SIGNATURE = 64;
  const LARGEST = 32 * 1024 * 1024;
  const DAY = 86_400;
  // See app/src/device/copy.rs, public/controleer.js and public/sw.js.
  const GUIDE = `mienskip-gids-${LAYOUT}`;
  const SYNCED = '/gids/bijgewerkt';
  const AFTER = '/gids/na/';
  const KEYS = 'mienskip-controle-1';
  const MEDIA = 'mienskip-beeld-1';

  const refuse = (reason, head) => {
    throw { reason, head };
  };
  const text = (bytes) => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

  // --- Reading: nothing here fetches or keeps.

  // Takes a bundle apart.
  function apart(bytes) {
    const view = new DataView(bytes.buffer);
    const { length } = bytes;
    const letters = String.fromCharCode(...bytes.subarray(0, 8));
    if (!length || !MAGIC.startsWith(letters)) refuse('vreemd');
    if (length < 17) refuse('afgebroken');
    if (bytes[8] > FORMAT) refuse('te-nieuw');
    const start = 17 + view.getUint32(9, true);
    const end = start + view.getUint32(13, true);
    if (length < end + SIGNATURE) refuse('afgebroken');
    try {
      const head = JSON.parse(text(bytes.subarray(17, start)));
      let at = start;
      const [guide, ...files] = [head.gids, ...head.bestanden.map((it) => it.lengte)].map((size) => bytes.subarray(at, at += size));
      if (at === end && length === end + SIGNATURE) {
        return { head, guide, files, signed: bytes.subarray(0, end), signature: bytes.subarray(end) };
      }
    } catch {
      // Said below.
    }
    return refuse('veranderd');
  }

  const named = ({ kid }, name) => kid?.split('/').pop() === name;

  // Whether one of these keys signed it.
  async function holds({ signed, signature }, { kty, crv, x }) {
    try {
      const key = await crypto.subtle.importKey('jwk', { kty, crv, x }, { name: 'Ed25519' }, false, ['verify']);
      return await crypto.subtle.verify({ name: 'Ed25519' }, key, signature, signed);
    } catch {
      // The browser does not know Ed25519, or the page did not come by https.
      return refuse('kan-niet');
    }
  }

  // Line and number of the publication that some bytes of the guide are of.
  function publication(bytes) {
    const view = new DataView(bytes);
    const end = 4 + view.getUint32(0, true);
    return { reeks: text(bytes.slice(4, end)), versie: Number(view.getBigUint64(end, true)) };
  }

  // --- What this device has

  const kept = async (cache, key) => (await cache.match(key))?.arrayBuffer();

  // The last publication of the copy, and when it was known to be up to date; nothing without a copy.
  async function held(cache) {
    const snapshot = await kept(cache, '/gids');
    if (!snapshot) return null;
    try {
      const last = publication(snapshot);
      for (;;) {
        const next = await kept(cache, AFTER + last.versie);
        const { reeks, versie } = next ? publication(next) : last;
        if (reeks !== last.reeks || versie <= last.versie) break;
        last.versie = versie;
      }
      const synced = await kept(cache, SYNCED);
      return { ...last, synced: synced ? Number(new DataView(synced).getBigInt64(0, true)) : 0 };
    } catch {
      return null;
    }
  }

  // The key that it names: as it was last seen, and else from the server.
  async function keyOf({ sleutel }) {
    const cache = await caches.open(KEYS);
    const seen = async () => (await cache.match('/.well-known/jwks.json'))?.json();
    const find = async () => (await seen())?.find((key) => named(key, sleutel));
    const found = await find();
    if (found) return found;
    await import(document.body.dataset.controleer);
    const [keys] = await self.mienskipControleer.keep();
    return await find() ?? refuse(keys?.fresh ? 'onbekend' : 'geen-sleutel');
  }

  // --- Opening

  async function judge(bytes, cache) {
    const bundle = apart(bytes);
    const { head } = bundle;
    if (head.gemeente !== document.body.dataset.gemeente) refuse('elders');
    if (!await holds(bundle, await keyOf(head))) refuse('veranderd');
    // From here on it is what the municipality wrote.
    if (head.opmaak > LAYOUT) refuse('te-nieuw');
    if (head.opmaak < LAYOUT || Date.now() / 1000 > head.gemaakt + head.dagen * DAY) refuse('verlopen', head);
    const here = await held(cache);
    // Numbers tell it of one line of publications; of another one only the time can.
    const older = here && (here.reeks === head.reeks ? head.versie < here.versie : head.gemaakt < here.synced);
    if (older) refuse('ouder', head);
    return bundle;
  }

  // Puts the guide in place of the copy, as the app does.
  async function keepGuide(cache, { head, guide }) {
    const plain = await new Response(new Blob([guide]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
    const before = await kept(cache, '/gids');
    try {
      await cache.put('/gids', new Response(plain));
    } catch {
      // Some browsers let go of what was there before they know that the new does not fit.
      if (before && !await cache.match('/gids')) await cache.put('/gids', new Response(before)).catch(() => {});
      refuse('vol');
    }
    for (const request of await cache.keys()) {
      if (request.url.includes(AFTER)) await cache.delete(request);
    }
    const synced = new DataView(new ArrayBuffer(8));
    synced.setBigInt64(0, BigInt(head.gemaakt), true);
    // Without it the copy is of when it was published.
    await cache.delete(SYNCED);
    await cache.put(SYNCED, new Response(synced)).catch(() => {});
  }

  // Whether all of the pictures and sound could be kept.
  async function keepMedia({ head, files }) {
    try {
      const cache = await caches.open(MEDIA);
      for (const [at, { adres, soort }] of head.bestanden.entries()) {
        if (await cache.match(adres)) continue;
        // Of a file that was changed, what was here before is of no use any more.
        await cache.delete(adres, { ignoreSearch: true });
        await cache.put(adres, new Response(files[at], { headers: { 'content-type': soort } }));
      }
      return true;
    } catch {
      return false;
    }
  }

  // What came of it: the area to go to and whether the media are there, or the reason why not.
  async function take(file) {
    if (file.size > LARGEST) return { reason: 'vreemd' };
    let cache;
    try {
      cache = await caches.open(GUIDE);
      const bundle = await judge(new Uint8Array(await file.arrayBuffer()), cache);
      await keepGuide(cache, bundle);
      return { area: bundle.head.gebied, whole: await keepMedia(bundle) };
    } catch ({ reason, head }) {
      return { reason: reason ?? 'lukt-niet', head, stays: Boolean(await cache?.match('/gids')) };
    }
  }

  // --- On the page

  let words;
  async function load() {
    const { keys, texts } = document.body.dataset;
    const [names, messages] = await Promise.all([keys, texts].map(async (file) => (await fetch(file)).json()));
    words = Object.fromEntries(names.map((name, at) => [name, messages[at]]));
  }
  const say = (key, values) => words[key].replaceAll(/\{(\w+)\}/g, (_, name) => values[name] ?? '');

  function day({ gemaakt }) {
    const date = new Date(gemaakt * 1000);
    const datum = say('datum.dag-maand', { dag: date.getDate(), maand: say(`maand.${date.getMonth() + 1}`) });
    return say('datum.met-jaar', { datum, jaar: date.getFullYear() });
  }

  const status = (element) => element.closest('.ms-bundle').querySelector('[role=status]');

  async function open(input) {
    const [file] = input.files;
    if (!file) return;
    await load();
    const said = status(input);
    said.textContent = say('pakket.bezig');
    const { area, whole, reason, head, stays } = await take(file);
    input.value = '';
    if (reason) {
      const why = say(`pakket.${reason}`, { datum: head && day(head) });
      said.textContent = stays ? `${why} ${say('pakket.blijft')}` : why;
      return;
    }
    const { lang, languages } = document.body.dataset;
    const to = `${languages.startsWith(lang) ? '' : `/${lang}`}/welkom/${area}`;
    if (whole) {
      location.assign(to);
      return;
    }
    const link = document.createElement('a');
    Object.assign(link, { className: 'nl-link', href: to, rel: 'external', textContent: say('pakket.bekijk') });
    said.replaceChildren(`${say('pakket.zonder-beeld')} `, link);
  }

  // Chromium passes on files of a few sorts only (share_service_impl.cc), and text is the one that any
  // app takes. What it is called does not matter to who opens it.
  const passable = (content, name, type) =>
    navigator.userAgentData ? new File([content], `${name}.txt`, { type: 'text/plain' }) : new File([content], name, { type });

  // Passes the file on. Who waited too long for it has to press once more: then it is here.
  let ready;
  async function share(button) {
    await load();
    const { pakket } = button.dataset;
    const said = status(button);
    const waited = ready?.pakket !== pakket;
    try {
      if (waited) {
        said.textContent = say('pakket.bezig');
        const response = await fetch(pakket);
        if (!response.ok) throw new Error('no bundle');
        const header = (name) => response.headers.get(name);
        const [, name] = /filename="(.+)"/.exec(header('content-disposition'));
        ready = { pakket, file: passable(await response.blob(), name, header('content-type')) };
      }
      said.textContent = '';
      await navigator.share({ files: [ready.file] });
    } catch ({ name }) {
      // Somebody who changes their mind need not be told.
      if (name !== 'AbortError') said.textContent = say(waited && name === 'NotAllowedError' ? 'pakket.klaar' : 'pakket.deel-mis');
    }
  }

  self.mienskipPakket = { ask: (verb, what) => ({ open, share, take })[verb](what) };
})();
