// The vault: a copy of what somebody keeps on this device, locked here and kept at the server. With
// its recovery code it is opened again, here or on another device. Loaded when it is first needed.
//
// The code is 128 bits of chance, said in nine words (proquints, https://arxiv.org/html/0901.4016),
// of which the last one checks the others. It never leaves the device. HKDF-SHA-256 makes three
// things of it: the id of the vault, the token that the server wants to see, and the key. A code
// says nothing of a person, and the server cannot get from one of the three to another.
//
// What is sent: the version of this format (1), 12 bytes of chance, and AES-256-GCM of the length
// of the text (4 bytes), the text and zeros, with version and id as additional data. Each time it
// is filled up to the next of 4, 8, 16 … 256 kB, so its size says little.
//
// What stays on the device, in IndexedDB, so that saving goes on without asking for the code: the
// id, the token, and the key as a CryptoKey that scripts can use and not take out. A script that
// should not be there can then do harm while it runs, but not carry off what opens later copies;
// and the code cannot be worked out from any of the three. The words stay only when somebody wants
// to see them here again: whoever holds the unlocked phone can read the profile anyway, but the
// words, once seen, go on opening it from elsewhere. Who gets at the disk itself gets at the key.
//
// Two devices: each change says which revision it follows on, and who comes second gets what is
// there, merges and tries again (sync). That keeps tabs apart as well; Web Locks only spare them
// doing so for each other. Should they be missing, nothing goes wrong.
//
// Everything gives a small object. With a `reason` in it, it did not work:
//   onvolledig         not nine words of five letters; `words`: how many there are
//   tikfout            the words do not belong together; `word`: which one, if that is clear, and
//                      `perhaps`: what it may have been
//   geen-code          no code was given and none is kept here
//   geen-cryptografie  the browser has none, or the page did not come by https
//   geen-opslag        the browser keeps nothing
//   geen-internet      no answer from the server
//   druk               it does not want to now; `wait`: seconds
//   onbekend           there is no such vault: never made, or erased
//   verlopen           there was one, until the day that it had been told
//   beschadigd         what is there cannot be opened by this code
//   te-nieuw           a newer version of this program made it
//   te-groot           the text is too long
//   botsing            another device was first; `text`, `revision`, `expires`: what is there
//   niet-samengevoegd  the caller did not merge
//   geweigerd          anything else; `status`
'use strict';

(() => {
  const NAME = 'mienskip-kluis';
  const VERSION = 1;
  const PATIENCE = 30_000;
  const SMALLEST = 4096;
  const LARGEST = 262_144;
  const TURNS = 8;
  const MISSING = ['onbekend', 'verlopen'];

  const fail = (reason, more) => {
    throw { reason, ...more };
  };
  const utf8 = (text) => new TextEncoder().encode(text);
  const chance = (length) => crypto.getRandomValues(new Uint8Array(length));

  // --- The code

  const CONSONANTS = 'bdfghjklmnprstvz';
  const VOWELS = 'aiou';
  const LETTERS = 45;
  // Words that nobody wants to read aloud to the neighbours.
  const RUDE = /fuk|hom|kak|kut|lul|nig|pik|pis|suk|tit/;

  const lettersAt = (at) => (at % 5 % 2 ? VOWELS : CONSONANTS);

  function proquint(number) {
    let word = '';
    for (let at = 4; at >= 0; at -= 1) {
      const letters = lettersAt(at);
      word = letters[number % letters.length] + word;
      number = Math.floor(number / letters.length);
    }
    return word;
  }

  // CRC-16 (CCITT, begins with ffff): it sees every mistake within one word. Of words with their
  // own check behind them it is 0.
  function check(bytes) {
    return bytes.reduce((sum, byte) => {
      sum ^= byte << 8;
      for (let bit = 0; bit < 8; bit += 1) sum = (sum << 1) ^ (sum & 0x8000 && 0x1021);
      return sum & 0xffff;
    }, 0xffff);
  }

  // The bytes of a code, or else the place of the first letter that cannot stand there.
  function bytesOf(code) {
    const bytes = [];
    let number = 0;
    for (let at = 0; at < LETTERS; at += 1) {
      const letters = lettersAt(at);
      const value = letters.indexOf(code[at]);
      if (value < 0) return at;
      number = number * letters.length + value;
      if (at % 5 === 4) {
        bytes.push(number >> 8, number & 255);
        number = 0;
      }
    }
    return bytes;
  }

  function isRight(code) {
    const bytes = bytesOf(code);
    return Array.isArray(bytes) && check(bytes) === 0;
  }

  const wordsOf = (code) => code.match(/.{5}/g);
  const wordAt = (at) => Math.floor(at / 5);

  function make() {
    needCryptography();
    for (;;) {
      const bytes = [...chance(16)];
      const sum = check(bytes);
      bytes.push(sum >> 8, sum & 255);
      const words = [];
      for (let at = 0; at < 18; at += 2) words.push(proquint(bytes[at] * 256 + bytes[at + 1]));
      const code = words.join('-');
      if (!RUDE.test(code)) return { code };
    }
  }

  // The code from what was typed, or from an address that was scanned and has it behind its #.
  function read(typed) {
    const parts = String(typed).split(/#(?:kluis=)?/i).pop().toLowerCase().match(/[a-z]+/g) ?? [];
    const code = parts.join('');
    if (code.length !== LETTERS) {
      if (parts.length === 9) fail('tikfout', { word: parts.findIndex(({ length }) => length !== 5) + 1 });
      fail('onvolledig', { words: wordAt(code.length) });
    }
    if (isRight(code)) return { code: wordsOf(code).join('-') };
    // One wrong letter: which one, if only one other letter makes it right.
    const close = [];
    for (let at = 0; at < LETTERS; at += 1) {
      for (const letter of lettersAt(at)) {
        const other = code.slice(0, at) + letter + code.slice(at + 1);
        if (isRight(other)) close.push([wordAt(at), other]);
      }
    }
    if (close.length === 1) {
      const [[word, other]] = close;
      fail('tikfout', { word: word + 1, perhaps: wordsOf(other)[word] });
    }
    const wrong = bytesOf(code);
    fail('tikfout', Array.isArray(wrong) ? {} : { word: wordAt(wrong) + 1 });
  }

  // --- The keys

  function needCryptography() {
    // Browsers have it on pages that came by https, and on the device itself.
    if (!crypto.subtle) fail('geen-cryptografie');
  }

  const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

  // The vault of a code, or the one that this device keeps.
  async function vaultOf(code) {
    needCryptography();
    if (code === undefined) return (await keep('readonly', (store) => store.get(NAME))) ?? fail('geen-code');
    const letters = read(code).code.replaceAll('-', '');
    const secret = new Uint8Array(bytesOf(letters).slice(0, 16));
    const { subtle } = crypto;
    const base = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits', 'deriveKey']);
    const to = (info) => ({ name: 'HKDF', hash: 'SHA-256', salt: utf8(NAME), info: utf8(info) });
    const [id, token, key] = await Promise.all([
      subtle.deriveBits(to('id'), base, 128).then(hex),
      subtle.deriveBits(to('token'), base, 256).then(hex),
      subtle.deriveKey(to('sleutel'), base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
    ]);
    return { id, token, key };
  }

  const cipher = (iv, version, id) => ({ name: 'AES-GCM', iv, additionalData: utf8(`${NAME} ${version} ${id}`) });

  async function lock({ id, key }, text) {
    const plain = utf8(text);
    let size = SMALLEST;
    while (size < plain.length + 33) size *= 2;
    if (size > LARGEST) fail('te-groot');
    const filled = new Uint8Array(size - 29);
    new DataView(filled.buffer).setUint32(0, plain.length);
    filled.set(plain, 4);
    const body = new Uint8Array(size);
    const iv = chance(12);
    body[0] = VERSION;
    body.set(iv, 1);
    body.set(new Uint8Array(await crypto.subtle.encrypt(cipher(iv, VERSION, id), key, filled)), 13);
    return body;
  }

  async function unlock({ id, key }, body) {
    if (body[0] > VERSION) fail('te-nieuw');
    try {
      const filled = await crypto.subtle.decrypt(cipher(body.slice(1, 13), body[0], id), key, body.slice(13));
      const plain = new Uint8Array(filled, 4, new DataView(filled).getUint32(0));
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(plain);
    } catch {
      return fail('beschadigd');
    }
  }

  // --- On this device

  // Until when each vault lasts, as the server last said.
  const lasts = new Map();

  // Does something in one transaction; done means that it is on the disk.
  function keep(mode, work) {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open(NAME, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(NAME);
      request.onerror = reject;
      request.onsuccess = () => {
        const db = request.result;
        try {
          const transaction = db.transaction(NAME, mode, { durability: 'strict' });
          const asked = work(transaction.objectStore(NAME));
          transaction.oncomplete = () => resolve(asked.result);
          transaction.onabort = reject;
        } catch (error) {
          // Not every browser can keep a key.
          reject(error);
        }
        db.close();
      };
    }).catch(() => fail('geen-opslag'));
  }

  // Does something to what is kept, if it is of this vault.
  function ifKept(id, work) {
    return keep('readwrite', (store) => {
      const request = store.get(NAME);
      request.onsuccess = () => {
        if (request.result?.id === id) work(store, request.result);
      };
      return request;
    });
  }

  // Keeps the keys here, and the words when somebody wants that. Without a code: no longer the words.
  async function remember({ code, words }) {
    const { id, token, key, expires } = await vaultOf(code);
    const vault = { id, token, key, expires: lasts.get(id) ?? expires, ...(words && read(code)) };
    await keep('readwrite', (store) => store.put(vault, NAME));
    return {};
  }

  async function kept() {
    const { code, expires, id } = (await keep('readonly', (store) => store.get(NAME))) ?? {};
    return { kept: id !== undefined, code, expires };
  }

  async function forget() {
    await keep('readwrite', (store) => store.delete(NAME));
    return {};
  }

  // --- At the server

  async function send(vault, method, headers, body) {
    let response;
    let content;
    try {
      response = await fetch(`/v1/kluis/${vault.id}`, {
        method,
        headers: { ...headers, 'kluis-token': vault.token },
        body,
        cache: 'no-store',
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE),
      });
      content = new Uint8Array(await response.arrayBuffer());
    } catch {
      fail('geen-internet');
    }
    const said = (name) => response.headers.get(name);
    // Something in between, such as the sign-in page of a train, is not the server.
    if (!said('api-version')) fail('geen-internet');
    const { ok, status } = response;
    if (ok || status === 412) {
      const expires = said('vervalt');
      if (expires) {
        lasts.set(vault.id, expires);
        // It is there, also when this device cannot note it.
        if (vault.expires !== expires) {
          await ifKept(vault.id, (store, it) => store.put({ ...it, expires }, NAME)).catch(() => {});
        }
      }
      return { ok, content, revision: Number(/\d+/.exec(said('etag'))), expires };
    }
    if (status === 404) {
      const until = lasts.get(vault.id) ?? vault.expires;
      fail(MISSING[Number(until <= new Date().toISOString().slice(0, 10))]);
    }
    if (status === 413) fail('te-groot');
    if (status === 408 || status === 429 || status >= 500) fail('druk', { wait: Number(said('retry-after')) || 60 });
    return fail('geweigerd', { status });
  }

  async function open(vault) {
    const { content, revision, expires } = await send(vault, 'GET');
    return { text: await unlock(vault, content), revision, expires };
  }

  async function write(vault, text, revision) {
    const body = await lock(vault, text);
    const after = revision ? { 'if-match': `"${revision}"` } : { 'if-none-match': '*' };
    const type = { 'content-type': 'application/octet-stream' };
    const { ok, revision: now, expires } = await send(vault, 'PUT', { ...after, ...type }, body);
    return ok ? { revision: now, expires } : { ...(await open(vault)), reason: 'botsing' };
  }

  const load = async ({ code } = {}) => open(await vaultOf(code));

  const save = async ({ text, code, revision }) => write(await vaultOf(code), text, revision);

  async function erase({ code } = {}) {
    const vault = await vaultOf(code);
    await send(vault, 'DELETE').catch((error) => {
      if (!MISSING.includes(error.reason)) throw error;
    });
    lasts.delete(vault.id);
    await ifKept(vault.id, (store) => store.delete(NAME));
    return {};
  }

  // Keeps devices in step. `merge` gets the text that is there, or nothing, and gives the one that
  // has everything: that and what this device has by then. It is asked again as long as others are
  // first, and must not ask for a vault itself. What was erased elsewhere is not made again.
  async function sync({ code, merge }) {
    const vault = await vaultOf(code);
    // One that this device keeps and that never was at the server is new.
    const isNew = code === undefined && !vault.expires;
    let there = isNew ? undefined : await open(vault);
    for (let turn = 1; ; turn += 1) {
      const text = await merge(there?.text);
      if (typeof text !== 'string') fail('niet-samengevoegd');
      if (text === there?.text) return there;
      const { reason, ...written } = await write(vault, text, there?.revision);
      if (!reason) return { text, ...written };
      if (turn === TURNS) fail(reason, written);
      there = written;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * turn * 100));
    }
  }

  // What can be asked, with what, and what it gives when it worked. Without a code it is about the
  // vault that this device keeps.
  //   make                         { code }
  //   read      what was typed     { code }
  //   kept                         { kept, code, expires }: whether keys are kept, perhaps words
  //   remember  { code, words }    {}
  //   forget                       {}: this device lets go of its keys; the vault stays
  //   load      { code }           { text, revision, expires }
  //   save      { code, text, revision }  { revision, expires }; without a revision it is new
  //   erase     { code }           {}: the vault is gone, and so are its keys here
  //   sync      { code, merge }    { text, revision, expires }
  const alone = (work) => (what) => (navigator.locks ? navigator.locks.request(NAME, () => work(what)) : work(what));
  const verbs = {
    make,
    read,
    kept,
    load,
    remember: alone(remember),
    forget: alone(forget),
    save: alone(save),
    erase: alone(erase),
    sync: alone(sync),
  };

  async function ask(verb, what) {
    try {
      return await verbs[verb](what);
    } catch (error) {
      if (error?.reason) return error;
      throw error;
    }
  }

  self.mienskipKluis = { ask };
})();
