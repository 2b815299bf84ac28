// Whether a recognition is genuine, seen on this device: also without internet, with the public keys
// and the list of what was revoked as they were last seen. A browser that does not know Ed25519 asks
// the server; without internet as well it says that it cannot tell.
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

  // Takes a signed text apart; null when it is something else.
  function apart(text) {
    const bare = (text.split('?w=')[1] ?? text).replaceAll(/\s/g, '');
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
    const found = apart(text);
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
  async function check(text) {
    if (await able()) {
      const [keys, revoked] = await keep();
      if (keys) {
        const found = await judge(text, {
          keys: keys.value,
          revoked: revoked?.value,
          issuer: location.origin + ISSUER,
          seconds: Date.now() / 1000,
          fresh: keys.fresh,
        });
        return { ...found, door: 'apparaat', gezien: revoked?.seen };
      }
    }
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

  self.mienskipControleer = { check, judge, keep };
})();
