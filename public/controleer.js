// Whether a recognition is genuine, seen on this device: also without internet, with the public keys
// and the list of what was revoked as they were last seen. A browser that does not know Ed25519 asks
// the server; without internet as well it says that it cannot tell.
//
// `waardering.js` checks with it what is kept on the device, the page `/controleer` is taken over by it
// (`follow`), and the service worker has it keep what is needed without internet.
//
// `server/src/recognition/check.rs` judges in the same way; tests/scripts holds the two together.
'use strict';

(() => {
  const KEYS = '/.well-known/jwks.json';
  const REVOKED = '/v1/intrekkingen';
  const ASK = '/v1/bevestigingen/_controleer';
  const KEPT = 'mienskip-controle-1';
  const SEEN = 'x-gezien';
  const PATIENCE = 8000;
  const LARGEST = 64 * 1024;
  const FOLDED = 8 * 1024;
  const SIGNATURE = 64;
  const SKEW = 300;
  const ISSUER = '/v1/uitgever';

  // --- Judging: nothing here fetches or keeps.

  function bytes(part) {
    const text = atob(part.replaceAll('-', '+').replaceAll('_', '/'));
    // One form for the same bytes, as the server wants it.
    const again = btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
    if (again !== part) throw new Error('another form');
    return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  }

  function object(part) {
    const value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes(part)));
    if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new Error('no object');
    return value;
  }

  const write = (content) =>
    btoa(Array.from(content, (byte) => String.fromCharCode(byte)).join('')).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

  // --- Folding: a code to scan has no room for a whole credential. In a link it may be the signature,
  // and deflated (RFC 1951) behind it the header, a line feed and the payload. So it has no dots.

  const through = (stream, content) =>
    new Response(new Blob([content]).stream().pipeThrough(stream)).arrayBuffer().then((it) => new Uint8Array(it));

  async function fold(text) {
    try {
      const [header, payload, signature] = text.split('.').map(bytes);
      const signed = await through(new CompressionStream('deflate-raw'), new Blob([header, '\n', payload]));
      const folded = write([...signature, ...signed]);
      return (await unfold(folded)) === text ? folded : text;
    } catch {
      return text;
    }
  }

  async function unfold(text) {
    const bare = (text.split('?w=')[1] ?? text).replaceAll(/\s/g, '');
    if (bare.includes('.') || bare.length > FOLDED) return bare;
    try {
      const content = bytes(bare);
      const signed = await through(new DecompressionStream('deflate-raw'), content.slice(SIGNATURE));
      const end = signed.indexOf(10);
      return [signed.slice(0, end), signed.slice(end + 1), content.slice(0, SIGNATURE)].map(write).join('.');
    } catch {
      return bare;
    }
  }

  // Takes a signed text apart; null when it is something else.
  function apart(bare) {
    const parts = bare.split('.');
    if (bare.length > LARGEST || parts.length !== 3) return null;
    try {
      const [header, payload] = parts.slice(0, 2).map(object);
      const signed = new TextEncoder().encode(`${parts[0]}.${parts[1]}`);
      return { header, payload, signed, signature: bytes(parts[2]) };
    } catch {
      return null;
    }
  }

  const importKey = ({ kty, crv, x }) =>
    crypto.subtle.importKey('jwk', { kty, crv, x }, { name: 'Ed25519' }, false, ['verify']);

  // Whether this browser knows Ed25519.
  async function able() {
    try {
      await importKey({ kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' });
      return true;
    } catch {
      return false;
    }
  }

  const named = (kid) => (typeof kid === 'string' && kid.includes('/') ? kid.split('/').pop() : undefined);

  // Whether the claims of the JWT say what the credential says.
  const agrees = (it) =>
    typeof it.iss === 'string' && it.iss === it.issuer.id && it.iss.endsWith(ISSUER)
    && typeof it.jti === 'string' && it.jti === it.id
    && typeof it.sub === 'string' && it.sub === it.credentialSubject?.id
    && Number.isInteger(it.nbf) && Date.parse(it.validFrom) === it.nbf * 1000;

  // What it is, by keys and a list of what was revoked. `fresh`: the keys are those of this moment,
  // so there is no other key that could have signed it.
  async function judge(text, { keys, revoked, issuer, seconds, fresh }) {
    const found = apart(await unfold(text));
    const said = found && shown(found.payload);
    if (!said?.uitgever) return { uitkomst: 'onleesbaar' };
    const { header, payload, signed, signature } = found;
    const outcome = (uitkomst) => ({ uitkomst, waardering: said });
    const name = header.alg === 'EdDSA' && !('crit' in header) ? named(header.kid) : undefined;
    const key = name && keys.find(({ kid }) => named(kid) === name);
    const holds = key && await crypto.subtle.verify({ name: 'Ed25519' }, await importKey(key), signature, signed);
    if (!holds) {
      if (said.uitgever !== issuer) return outcome('elders');
      return name && !key && !fresh ? outcome('kan-niet') : { uitkomst: 'niet-echt' };
    }
    if (!agrees(payload)) return { uitkomst: 'niet-echt' };
    if (payload.nbf > seconds + SKEW) return outcome('te-vroeg');
    const gone = (revoked ?? []).some((it) => it.id === payload.id && it.revoked !== false);
    return outcome(gone ? 'ingetrokken' : 'echt');
  }

  // What stands in it, in the shape of the API; it may be from anybody.
  function shown(payload) {
    const { issuer, credentialSubject: subject = {}, evidence } = payload;
    const achievement = subject?.achievement ?? {};
    const list = (value) => (Array.isArray(value) ? value : []);
    const day = (value) => /^\d{4}-\d\d-\d\d/.exec(typeof value === 'string' ? value : '')?.[0];
    const time = list(subject?.result).map((it) => /^(\d{1,6}):([0-5]\d)$/.exec(it?.value)).find(Boolean);
    const name = list(subject?.identifier).find((it) => it?.identityType === 'name' && it.hashed === false);
    const said = {
      id: clean(payload.id),
      uitgever: clean(typeof issuer === 'string' ? issuer : issuer?.id),
      uitgeverNaam: clean(issuer?.name),
      organisatieNaam: clean(achievement.creator?.name),
      wat: clean(subject?.role ?? achievement.name),
      van: day(subject?.activityStartDate),
      totEnMet: day(subject?.activityEndDate),
      minuten: time && Number(time[1]) * 60 + Number(time[2]),
      vaardigheden: list(achievement.tag).slice(0, 30).map(clean).filter(Boolean),
      vrijwilliger: clean(name?.identityHash),
      bericht: clean(list(evidence)[0]?.description),
      gegeven: day(payload.awardedDate) ?? day(payload.validFrom),
    };
    return Object.fromEntries(Object.entries(said).filter(([, it]) => it !== undefined && it.length !== 0));
  }

  // Without what does something else than being read, as `Words` of the API.
  function clean(value) {
    if (typeof value !== 'string') return undefined;
    const text = [...value].slice(0, 600).join('').replaceAll(/\r\n?|[\u2028\u2029]/g, '\n').replaceAll('\t', ' ');
    return text.replaceAll(/(?!\n)[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu, '').trim();
  }

  // --- Fetching and keeping

  async function fetched(address, options) {
    return fetch(address, { ...options, signal: AbortSignal.timeout(PATIENCE), cache: 'no-store' });
  }

  // From the server, and else as it was last seen.
  async function latest(address, part) {
    const kept = await caches.open(KEPT).catch(() => null);
    try {
      const response = await fetched(address);
      const value = response.ok && (await response.json())[part];
      if (Array.isArray(value)) {
        const seen = Date.now();
        const headers = { 'content-type': 'application/json', [SEEN]: String(seen) };
        await kept?.put(address, new Response(JSON.stringify(value), { headers })).catch(() => {});
        return { value, seen, fresh: true };
      }
    } catch {
      // No internet, or something in between that answers for it.
    }
    const before = await kept?.match(address).catch(() => null);
    return before ? { value: await before.json(), seen: Number(before.headers.get(SEEN)), fresh: false } : null;
  }

  // Keeps what is needed to judge without internet.
  const keep = () => Promise.all([latest(KEYS, 'keys'), latest(REVOKED, 'revokedCredentials')]);

  // Judges on this device, or else has the server do so. `gezien` is when it was last known what is
  // revoked, in milliseconds; without it nobody knows.
  async function checkAll(texts) {
    const [keys, revoked] = (await able()) ? await keep() : [];
    const now = { issuer: location.origin + ISSUER, seconds: Date.now() / 1000, fresh: keys?.fresh };
    const one = async (text) => {
      if (!keys) return asked(await unfold(text));
      const found = await judge(text, { ...now, keys: keys.value, revoked: revoked?.value });
      return { ...found, door: 'apparaat', gezien: revoked?.seen };
    };
    return Promise.all(texts.map(one));
  }

  const check = async (text) => (await checkAll([text]))[0];

  async function asked(text) {
    if (text.length > LARGEST * 2) return { uitkomst: 'onleesbaar', door: 'apparaat' };
    try {
      const body = JSON.stringify({ waardering: text });
      const headers = { 'content-type': 'application/json' };
      const response = await fetched(ASK, { method: 'POST', headers, body });
      // Something in between, such as the sign-in page of a train, has no version.
      if (response.ok && response.headers.has('API-Version')) {
        return { ...await response.json(), door: 'server', gezien: Date.now() };
      }
    } catch {
      // Said below.
    }
    return { uitkomst: 'kan-niet', door: 'apparaat' };
  }

  // The id of the claim that a credential is about.
  async function claimOf(text) {
    const about = apart(await unfold(text))?.payload.credentialSubject?.id;
    return typeof about === 'string' ? about.split(':').pop() : undefined;
  }

  // --- The page `/controleer`: what the server would say of what is pasted or chosen there is said
  // here. It has all that can be said as templates, with places to fill.

  const fill = (text, values) => text.replaceAll(/\{(\w+)\}/g, (_, name) => values[name] ?? '');

  function inWords(words, { waardering: it = {}, gezien, door }) {
    const say = (key, values) => fill(words[key], values);
    const rules = new Intl.PluralRules([document.documentElement.lang, 'nl']);
    const count = (key, n) => {
      const form = `${key}#${rules.select(n)}`;
      return say(form in words ? form : `${key}#other`, { n });
    };
    const day = (text) => {
      if (!text) return undefined;
      const [jaar, maand, dag] = text.split('-').map(Number);
      return say('datum', { dag, maand: words.maanden[maand - 1], jaar });
    };
    const [van, tot] = [it.van, it.totEnMet].map(day);
    const period = () => (van === tot ? say('periode.dag', { dag: van }) : say('periode', { van, tot }));
    const [uren, minuten] = [Math.floor(it.minuten / 60), it.minuten % 60];
    const time = [uren > 0 && count('duur.uren', uren), (minuten > 0 || uren === 0) && count('duur.minuten', minuten)].filter(Boolean);
    const seen = new Date(gezien);
    const two = (number) => String(number).padStart(2, '0');
    return {
      wie: it.vrijwilliger,
      organisatie: it.organisatieNaam,
      wat: it.wat,
      wanneer: van && tot ? period() : van ?? tot,
      tijd: time[1] ? say('duur.beide', { uren: time[0], minuten: time[1] }) : time[0],
      kan: it.vaardigheden?.join(', '),
      bedankje: it.bericht,
      op: day(it.gegeven),
      uitgever: it.uitgeverNaam,
      naam: it.uitgeverNaam ?? it.uitgever,
      adres: it.uitgever,
      gezien: gezien && door === 'apparaat'
        ? say('toestel.moment', { datum: day(`${seen.getFullYear()}-${seen.getMonth() + 1}-${seen.getDate()}`), tijd: seen.getHours() + words.teken + two(seen.getMinutes()) })
        : undefined,
    };
  }

  // Puts texts in their places. What has nothing to say goes.
  function fillIn(part, values) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    const places = [];
    while (walker.nextNode()) if (/\{\w+\}/.test(walker.currentNode.data)) places.push(walker.currentNode);
    for (const place of places) {
      const around = place.parentElement.closest('.ms-answer, [data-gezien]');
      const empty = [...place.data.matchAll(/\{(\w+)\}/g)].some(([, name]) => !values[name]);
      if (around && empty) around.remove();
      else {
        const lines = fill(place.data, values).split('\n');
        place.replaceWith(...lines.flatMap((line, nth) => (nth > 0 ? [document.createElement('br'), line] : [line])));
      }
    }
  }

  function follow(form) {
    const words = JSON.parse(form.dataset.controleer);
    const tell = async (text) => {
      const found = text ? await check(text) : { uitkomst: 'leeg' };
      const part = document.getElementById(`uitkomst-${found.uitkomst}`).content.cloneNode(true);
      if (!text) {
        document.getElementById('fouten')?.remove();
        form.before(part);
        return;
      }
      fillIn(part, inWords(words, found));
      const title = part.querySelector('h1');
      title.tabIndex = -1;
      document.title = document.title.replace(/^.*(?= \|)/, () => title.textContent);
      form.parentElement.replaceChildren(part);
      title.focus();
      scrollTo(0, 0);
    };
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const [file] = form.elements.bestand.files;
      tell(form.elements.waardering.value.trim() || (await file?.slice(0, LARGEST * 2).text()) || '');
    });
    // Without internet the worker gave this page for a link with one in it.
    const text = new URLSearchParams(location.search).get('w');
    if (text) tell(text);
    else keep();
  }

  const form = self.document?.querySelector('form[data-controleer]');
  if (form) follow(form);

  self.mienskipControleer = { check, checkAll, claimOf, fold, judge, keep, unfold };
})();
