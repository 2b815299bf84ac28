// A phone without a browser: runs public/kluis.js as a page would, with a storage and locks of its
// own, and a network that can be meddled with.

import { readFileSync } from 'node:fs';
import { IDBFactory } from 'fake-indexeddb';

/** The script itself. */
export const source = readFileSync(new URL('../../../public/kluis.js', import.meta.url), 'utf8');
// What the script takes from around it.
const AROUND = ['self', 'indexedDB', 'navigator', 'fetch', 'crypto', 'Date'];
const load = new Function(...AROUND, source);

/** Web Locks, as far as the script uses them: one after the other, by name. */
class Locks {
  #last = new Map();

  request(name, work) {
    const turn = (this.#last.get(name) ?? Promise.resolve()).then(work);
    this.#last.set(name, turn.catch(() => {}));
    return turn;
  }
}

let phones = 0;

export class Phone {
  /** What is kept on it; null when it keeps nothing. */
  storage = new IDBFactory();
  crypto = globalThis.crypto;
  locks = new Locks();
  Date = Date;
  /** What was asked of the network: method and address. */
  requests = [];

  /**
   * A phone on a network of its own. The server has to believe what is said of that: see
   * MIENSKIP_PROXY.
   */
  constructor(server) {
    this.server = server;
    phones += 1;
    this.network = `10.1.${phones >> 8}.${phones & 255}`;
    this.ask = this.open();
  }

  /** How its network treats a request; a test may put another way in place. */
  travel = (address, options) => fetch(address, options);

  /** Opens another tab. What it gives is how that tab asks. */
  open() {
    const self = {};
    const fetchOf = (path, options) => {
      this.requests.push(`${options.method} ${path}`);
      const headers = { ...options.headers, 'x-forwarded-for': this.network };
      return this.travel(this.server.url + path, { ...options, headers });
    };
    load(self, this.storage, { locks: this.locks }, fetchOf, this.crypto, this.Date);
    return self.mienskipKluis.ask;
  }
}
