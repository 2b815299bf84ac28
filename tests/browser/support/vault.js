// What tests of the vault share: a server with phones, and what the script should do, worked out by
// somebody else: Node's own crypto.

import assert from 'node:assert/strict';
import { hkdfSync, randomInt } from 'node:crypto';
import { after, before } from 'node:test';
import { Phone } from './phone.js';
import { Server } from './server.js';

/** Each phone is on a network of its own, which the server has to believe. */
export const SETTINGS = { MIENSKIP_PROXY: '1' };
export const TEXT = '{"naam":"Sjoukje (voorbeeld)","kan":["koken","fytsmeitsje"],"📅":"tiisdei"}';
export const CONSONANTS = 'bdfghjklmnprstvz';
export const VOWELS = 'aiou';

/** The numbers that the words of a code stand for. */
export const numbersOf = (code) =>
  code.split('-').map((word) =>
    [...word].reduce((sum, letter, at) => (at % 2 ? sum * 4 + VOWELS.indexOf(letter) : sum * 16 + CONSONANTS.indexOf(letter)), 0));

/** The 128 bits that a code says. */
export function secretOf(code) {
  const secret = Buffer.alloc(16);
  numbersOf(code).slice(0, 8).forEach((number, at) => secret.writeUInt16BE(number, at * 2));
  return secret;
}

/** What the script makes of a code for a purpose. */
export const derived = (code, info, length) => Buffer.from(hkdfSync('sha256', secretOf(code), 'mienskip-kluis', info, length));
export const idOf = (code) => derived(code, 'id', 16).toString('hex');
export const tokenOf = (code) => derived(code, 'token', 32).toString('hex');

/** A code that nobody has yet. */
export const newCode = async (phone) => (await phone.ask('make')).code;

/** What is at a server, as it is there. */
export async function raw(server, code, { method = 'GET', body, headers } = {}) {
  const response = await server.fetch(`/v1/kluis/${idOf(code)}`, {
    method,
    body,
    headers: { 'kluis-token': tokenOf(code), 'x-forwarded-for': `10.2.${randomInt(256)}.${randomInt(256)}`, ...headers },
  });
  return { status: response.status, tag: response.headers.get('etag'), body: new Uint8Array(await response.arrayBuffer()) };
}

/** Puts other bytes in place of what is there, as somebody at the server could. */
export async function meddle(server, code, body) {
  const { tag } = await raw(server, code);
  const headers = { 'content-type': 'application/octet-stream', 'if-match': tag };
  assert.equal((await raw(server, code, { method: 'PUT', body, headers })).status, 204);
}

/** Merges as the profile does: the fields of both, the newest of each. */
function merged(one, other) {
  const all = { ...one };
  for (const [name, field] of Object.entries(other)) {
    if (!all[name] || all[name].at < field.at) all[name] = field;
  }
  return Object.fromEntries(Object.entries(all).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Somebody's profile on a phone, that goes into a vault and is merged with what is there. */
export class Owner {
  profile = {};

  constructor(phone, code) {
    this.phone = phone;
    this.code = code;
  }

  set(name, value, at) {
    this.profile = merged(this.profile, { [name]: { value, at } });
  }

  sync(ask = this.phone.ask) {
    const merge = (there) => {
      this.profile = merged(this.profile, JSON.parse(there ?? '{}'));
      return JSON.stringify(this.profile);
    };
    return ask('sync', { code: this.code, merge });
  }
}

/** A server for all tests of a file, and its phones. */
export function useVaults() {
  const vaults = {
    server: null,
    phone: () => new Phone(vaults.server),
    /** A server for one test only. */
    async ownServer(t, settings) {
      const server = await Server.start({ settings: { ...SETTINGS, ...settings } });
      t.after(() => server.remove());
      return server;
    },
    /** A phone with a copy of a text at the server. */
    async saved(text = TEXT) {
      const phone = vaults.phone();
      const code = await newCode(phone);
      const { revision, reason } = await phone.ask('save', { code, text });
      assert.equal(revision, 1, reason);
      return { phone, code };
    },
  };
  before(async () => {
    vaults.server = await Server.start({ settings: SETTINGS });
  });
  after(() => vaults.server?.remove());
  return vaults;
}
