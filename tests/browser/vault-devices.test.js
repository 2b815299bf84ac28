// One vault and several phones: in step, erased, and with a server that fails. The last ones are
// Chromium.

import assert from 'node:assert/strict';
import { randomInt, webcrypto } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Visitor, launch } from './support/browser.js';
import { Phone, source } from './support/phone.js';
import { Owner, TEXT, idOf, newCode, raw, tokenOf, useVaults } from './support/vault.js';

const vaults = useVaults();

describe('on the device', () => {
  test('saving goes on without the code, also tomorrow', async () => {
    const { phone, code } = await vaults.saved();
    assert.deepEqual(await phone.ask('load'), { reason: 'geen-code' });
    assert.deepEqual(await phone.ask('remember', { code }), {});
    const tomorrow = phone.open();
    const { kept, code: words, expires } = await tomorrow('kept');
    assert.deepEqual([kept, words], [true, undefined]);
    assert.match(expires, /^\d{4}-\d\d-\d\d$/);
    assert.equal((await tomorrow('load')).text, TEXT);
    assert.equal((await tomorrow('save', { text: 'anders', revision: 1 })).revision, 2);
    assert.equal((await vaults.phone().ask('load', { code })).text, 'anders');
    await tomorrow('forget');
    assert.equal((await phone.ask('kept')).kept, false);
    assert.deepEqual(await phone.ask('load'), { reason: 'geen-code' });
    // That is about this phone alone.
    assert.equal((await vaults.phone().ask('load', { code })).text, 'anders');
  });

  test('the key cannot be taken out, and the words are there only for who wants them', async () => {
    const { phone, code } = await vaults.saved();
    const record = () =>
      new Promise((resolve) => {
        phone.storage.open('mienskip-kluis').onsuccess = ({ target: { result: db } }) => {
          db.transaction('mienskip-kluis').objectStore('mienskip-kluis').getAll().onsuccess = ({ target }) => {
            db.close();
            resolve(target.result);
          };
        };
      });
    await phone.ask('remember', { code });
    const [{ key, ...rest }, ...others] = await record();
    assert.deepEqual(others, []);
    assert.equal(key.extractable, false);
    assert.deepEqual(key.usages.toSorted(), ['decrypt', 'encrypt']);
    await assert.rejects(webcrypto.subtle.exportKey('raw', key));
    assert.deepEqual(Object.keys(rest).toSorted(), ['expires', 'id', 'token']);
    assert.ok(!JSON.stringify(rest).includes(code.split('-')[0]));

    await phone.ask('remember', { code: code.toUpperCase(), words: true });
    assert.equal((await phone.ask('kept')).code, code);
    // Not any longer.
    await phone.ask('remember', {});
    assert.equal((await phone.ask('kept')).code, undefined);
    assert.equal((await phone.ask('load')).text, TEXT);
  });

  test('a store that the browser wiped asks for the code again', async () => {
    const { phone, code } = await vaults.saved();
    await phone.ask('remember', { code });
    phone.storage.deleteDatabase('mienskip-kluis');
    assert.deepEqual(await phone.ask('load'), { reason: 'geen-code' });
    await phone.ask('remember', { code });
    assert.equal((await phone.ask('load')).text, TEXT);
  });
});

describe('devices in step', () => {
  /** Two phones of one person. */
  async function two() {
    const phones = [vaults.phone(), vaults.phone()];
    const code = await newCode(phones[0]);
    const owners = phones.map((phone) => new Owner(phone, code));
    await phones[0].ask('save', { code, text: '{}' });
    return { owners, code };
  }

  test('what one has the other gets, and nothing is sent when nothing differs', async () => {
    const { owners: [one, other] } = await two();
    one.set('naam', 'Sjoukje', 1);
    other.set('kan', 'koken', 2);
    assert.equal((await one.sync()).revision, 2);
    assert.equal((await other.sync()).revision, 3);
    await one.sync();
    assert.deepEqual(one.profile, other.profile);
    assert.deepEqual(Object.keys(one.profile), ['kan', 'naam']);
    one.phone.requests.length = 0;
    const { revision, text, reason } = await one.sync();
    assert.deepEqual([revision, reason, JSON.parse(text)], [3, undefined, one.profile]);
    assert.deepEqual(one.phone.requests.map((it) => it.split(' ')[0]), ['GET']);
  });

  test('two that save at the same moment both keep their fields', async () => {
    const { owners: [one, other], code } = await two();
    // Both have read before either writes.
    let reading = 0;
    let release;
    const both = new Promise((resolve) => {
      release = resolve;
    });
    for (const { phone } of [one, other]) {
      const { travel } = phone;
      phone.travel = async (address, options) => {
        const answer = await travel(address, options);
        if (options.method === 'GET' && reading < 2) {
          reading += 1;
          if (reading === 2) release();
          await both;
        }
        return answer;
      };
    }
    one.set('naam', 'Sjoukje', 1);
    other.set('kan', 'koken', 2);
    const answers = await Promise.all([one.sync(), other.sync()]);
    assert.deepEqual(answers.map(({ reason }) => reason), [undefined, undefined]);
    assert.deepEqual(answers.map(({ revision }) => revision).toSorted(), [2, 3]);
    const { text } = await vaults.phone().ask('load', { code });
    assert.deepEqual(Object.keys(JSON.parse(text)), ['kan', 'naam']);
  });

  test('of many devices and tabs at once nothing is lost', async () => {
    const { owners: [first], code } = await two();
    const phones = Array.from({ length: 4 }, () => vaults.phone());
    // One has no Web Locks.
    phones[3].locks = undefined;
    const owners = phones.flatMap((phone) => [0, 1].map(() => new Owner(phone, code)));
    let field = 0;
    await Promise.all(owners.map(async (owner) => {
      const ask = owner.phone.open();
      for (let turn = 0; turn < 2; turn += 1) {
        field += 1;
        owner.set(`veld-${String(field).padStart(2, '0')}`, turn, field);
        let answer;
        // Others may be first time after time: then later again.
        do answer = await owner.sync(ask);
        while (answer.reason === 'botsing');
        assert.equal(answer.reason, undefined);
      }
    }));
    await first.sync();
    assert.equal(Object.keys(first.profile).length, 16);
  });

  test('it gives up when others are always first, and says what is there', async () => {
    const { owners: [one], code } = await two();
    const busy = vaults.phone();
    const { travel } = one.phone;
    let turns = 0;
    one.phone.travel = async (address, options) => {
      if (options.method === 'PUT') {
        turns += 1;
        const { revision } = await busy.ask('load', { code });
        await busy.ask('save', { code, text: JSON.stringify({ steeds: { value: turns, at: turns } }), revision });
      }
      return travel(address, options);
    };
    one.set('naam', 'Sjoukje', 1);
    const { reason, text } = await one.sync();
    assert.deepEqual([reason, turns], ['botsing', 8]);
    assert.equal(JSON.parse(text).steeds.value, 8);
    assert.deepEqual(Object.keys(one.profile), ['naam', 'steeds']);
  });

  test('a caller that does not merge changes nothing', async () => {
    const { owners: [one], code } = await two();
    for (const merge of [() => undefined, () => null, () => ({})]) {
      assert.deepEqual(await one.phone.ask('sync', { code, merge }), { reason: 'niet-samengevoegd' });
    }
    await assert.rejects(one.phone.ask('sync', { code, merge: () => Promise.reject(new Error('te nieuw')) }), /te nieuw/);
    assert.equal((await one.phone.ask('load', { code })).revision, 1);
    // And the next one has its turn.
    one.set('naam', 'Sjoukje', 1);
    assert.equal((await one.sync()).revision, 2);
  });
});

describe('erasing', () => {
  test('from either phone, and the other does not make it again', async () => {
    const { phone: one, code } = await vaults.saved();
    const other = vaults.phone();
    await other.ask('load', { code });
    for (const phone of [one, other]) await phone.ask('remember', { code });
    assert.deepEqual(await other.ask('erase'), {});
    assert.equal((await other.ask('kept')).kept, false);
    const { status } = await raw(vaults.server, code);
    assert.equal(status, 404);

    assert.deepEqual(await one.ask('load'), { reason: 'onbekend' });
    assert.deepEqual(await one.ask('sync', { merge: () => assert.fail('nothing to merge') }), { reason: 'onbekend' });
    assert.deepEqual(await one.ask('save', { text: TEXT, revision: 1 }), { reason: 'onbekend' });
    assert.equal((await raw(vaults.server, code)).status, 404);
    // Erasing what is gone already is fine, and clears this phone.
    assert.deepEqual(await one.ask('erase', { code }), {});
    assert.equal((await one.ask('kept')).kept, false);
  });

  test('while the other is merging', async () => {
    const { phone: one, code } = await vaults.saved();
    const other = vaults.phone();
    const merge = async (there) => {
      assert.equal(there, TEXT);
      await other.ask('erase', { code });
      return 'nieuw';
    };
    assert.deepEqual(await one.ask('sync', { code, merge }), { reason: 'onbekend' });
    assert.equal((await raw(vaults.server, code)).status, 404);
  });

  test('an answer that is lost: the keys stay until it is certain', async () => {
    const { phone, code } = await vaults.saved();
    await phone.ask('remember', { code });
    const { travel } = phone;
    phone.travel = async (...request) => {
      await travel(...request);
      throw new TypeError('terminated');
    };
    assert.deepEqual(await phone.ask('erase'), { reason: 'geen-internet' });
    assert.equal((await phone.ask('kept')).kept, true);
    phone.travel = travel;
    assert.deepEqual(await phone.ask('erase'), {});
    assert.equal((await phone.ask('kept')).kept, false);
  });

  test('of another vault, this phone keeps its own', async () => {
    const { phone, code } = await vaults.saved();
    const { code: old } = await vaults.saved('oud');
    await phone.ask('remember', { code });
    assert.deepEqual(await phone.ask('erase', { code: old }), {});
    assert.equal((await phone.ask('load')).text, TEXT);
  });

  test('who begins again by the same code makes a new one', async () => {
    const { phone, code } = await vaults.saved();
    await phone.ask('erase', { code });
    await phone.ask('remember', { code });
    const { revision, text } = await phone.ask('sync', { merge: (there) => there ?? 'opnieuw' });
    assert.deepEqual([revision, text], [1, 'opnieuw']);
  });

  test('a vault that expired is not called unknown', async () => {
    const { phone, code } = await vaults.saved();
    await phone.ask('remember', { code });
    await raw(vaults.server, code, { method: 'DELETE' });
    assert.deepEqual(await phone.ask('load'), { reason: 'onbekend' });
    phone.Date = class extends Date {
      constructor() {
        super(Date.now() + 541 * 86_400_000);
      }
    };
    const later = phone.open();
    assert.deepEqual(await later('load'), { reason: 'verlopen' });
    assert.deepEqual(await later('sync', { merge: () => assert.fail('nothing to merge') }), { reason: 'verlopen' });
    // Who wants to makes it again, by the same code.
    assert.equal((await later('save', { text: TEXT })).revision, 1);
    assert.equal((await vaults.phone().ask('load', { code })).text, TEXT);
  });
});

describe('a server that fails', () => {
  test('an answer that is lost: what was made is found, not made twice', async () => {
    const phone = vaults.phone();
    const owner = new Owner(phone);
    const { travel } = phone;
    await phone.ask('remember', { code: await newCode(phone) });
    let lost = 0;
    phone.travel = async (address, options) => {
      const answer = await travel(address, options);
      if (options.method === 'PUT' && lost < 3) {
        lost += 1;
        throw new TypeError('terminated');
      }
      return answer;
    };
    for (let turn = 1; turn <= 3; turn += 1) {
      owner.set(`veld-${turn}`, turn, turn);
      assert.deepEqual(await owner.sync(), { reason: 'geen-internet' });
    }
    const { revision, reason } = await owner.sync();
    assert.deepEqual([revision, reason], [2, undefined]);
    assert.deepEqual(Object.keys(JSON.parse((await phone.ask('load')).text)), ['veld-1', 'veld-2', 'veld-3']);
  });

  test('stopped in the middle again and again: in the end everything is there', async (t) => {
    const own = await vaults.ownServer(t);
    const phones = [new Phone(own), new Phone(own)];
    const code = await newCode(phones[0]);
    assert.equal((await phones[0].ask('save', { code, text: '{}' })).revision, 1);
    const owners = phones.map((phone) => new Owner(phone, code));
    let working = true;
    let failed = 0;
    const work = owners.map(async (owner, who) => {
      for (let field = 0; working; field += 1) {
        owner.set(`${who}-${String(field).padStart(4, '0')}`, field, field);
        const { reason } = await owner.sync();
        if (reason) failed += 1;
        assert.ok([undefined, 'geen-internet', 'botsing', 'druk'].includes(reason), reason);
        // The server counts how often one vault is asked for.
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
    });
    for (let turn = 0; turn < 4; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 150 + randomInt(200)));
      await own.stop();
      await new Promise((resolve) => setTimeout(resolve, 100));
      await own.start();
    }
    working = false;
    await Promise.all(work);
    for (const owner of [...owners, owners[0]]) assert.equal((await owner.sync()).reason, undefined);
    assert.deepEqual(owners[0].profile, owners[1].profile);
    const fields = Object.keys(owners[0].profile);
    for (const who of [0, 1]) {
      const mine = fields.filter((name) => name.startsWith(`${who}-`));
      assert.deepEqual(mine, mine.map((_, field) => `${who}-${String(field).padStart(4, '0')}`));
    }
    assert.ok(failed > 0, 'the server was never missed');
    assert.equal((await new Phone(own).ask('load', { code })).text, JSON.stringify(owners[0].profile));
  });

  test('the database has nothing to read: no text, code, id, token or address', async (t) => {
    const own = await vaults.ownServer(t);
    const phone = new Phone(own);
    phone.network = '198.51.100.177';
    const code = await newCode(phone);
    await phone.ask('save', { code, text: TEXT });
    const everything = async () => {
      const names = await readdir(own.data, { recursive: true, withFileTypes: true });
      const files = names.filter((it) => it.isFile()).map((it) => readFile(path.join(it.parentPath ?? it.path, it.name)));
      return Buffer.concat(await Promise.all(files));
    };
    const { body } = await raw(own, code);
    const locked = Buffer.from(body.subarray(13, 77));
    const kept = await everything();
    assert.ok(kept.includes(locked), 'the copy is in the database');
    const hidden = { text: 'Sjoukje', words: code.split('-')[2], id: idOf(code), token: tokenOf(code), address: phone.network };
    for (const [name, value] of Object.entries(hidden)) assert.ok(!kept.includes(value), name);
    for (const value of [idOf(code), tokenOf(code)]) assert.ok(!kept.includes(Buffer.from(value, 'hex')));
    await phone.ask('erase', { code });
    assert.ok(!(await everything()).includes(locked), 'the copy is gone');
  });
});

test('no log tells which vault it was, however much is written down', async (t) => {
  const own = await vaults.ownServer(t, { RUST_LOG: 'trace' });
  const phone = new Phone(own);
  phone.network = '198.51.100.178';
  const code = await newCode(phone);
  await phone.ask('save', { code, text: TEXT });
  await phone.ask('save', { code, text: TEXT });
  await phone.ask('load', { code });
  await raw(own, code, { headers: { 'kluis-token': '0'.repeat(64) } });
  await own.fetch(`/v1/kluis/${idOf(code)}/${tokenOf(code)}`);
  await own.fetch(`/v1/kluis/${idOf(code)}?token=${tokenOf(code)}`);
  await phone.ask('erase', { code });
  await own.stop();
  assert.ok(own.log.split('/v1/kluis/').length > 8, own.log);
  for (const secret of [idOf(code), tokenOf(code), phone.network]) assert.ok(!own.log.includes(secret));
});

describe('in Chromium', () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());

  /** Somebody with a browser profile of their own. */
  const visitor = async (t) => {
    const one = await Visitor.arrive(browser, vaults.server, { bypassCSP: true });
    t.after(() => one.leave());
    return one;
  };

  /** A page of the site without the app, in which the script is loaded. */
  const opened = async (one) => {
    const page = await one.context.newPage();
    await page.goto('/healthz');
    await page.evaluate(source);
    return page;
  };

  const ask = (page, verb, what) => page.evaluate(([verb, what]) => self.mienskipKluis.ask(verb, what), [verb, what]);

  test('the keys outlive the page, and cannot be taken out', async (t) => {
    const one = await visitor(t);
    const page = await opened(one);
    const { code } = await ask(page, 'make');
    assert.deepEqual(await ask(page, 'read', code.toUpperCase()), { code });
    await ask(page, 'remember', { code });
    assert.equal((await ask(page, 'save', { text: TEXT })).revision, 1);
    await page.close();

    const later = await opened(one);
    assert.equal((await ask(later, 'load')).text, TEXT);
    const exported = await later.evaluate(async () => {
      const db = await new Promise((resolve) => {
        indexedDB.open('mienskip-kluis').onsuccess = ({ target }) => resolve(target.result);
      });
      const { key } = await new Promise((resolve) => {
        db.transaction('mienskip-kluis').objectStore('mienskip-kluis').get('mienskip-kluis').onsuccess = ({ target }) => resolve(target.result);
      });
      return crypto.subtle.exportKey('raw', key).then(() => 'taken out', (error) => error.name);
    });
    assert.equal(exported, 'InvalidAccessError');

    // The same code does the same in Node.
    assert.equal((await vaults.phone().ask('load', { code })).text, TEXT);
    assert.deepEqual(await ask(await opened(await visitor(t)), 'load', {}), { reason: 'geen-code' });
  });

  test('tabs that save at once have their turn, and lose nothing', async (t) => {
    const one = await visitor(t);
    const first = await opened(one);
    const { code } = await ask(first, 'make');
    await ask(first, 'remember', { code });
    const tabs = [first, ...(await Promise.all([1, 2, 3].map(() => opened(one))))];
    const work = (page, name) =>
      page.evaluate(async (name) => {
        const reasons = [];
        for (let turn = 0; turn < 5; turn += 1) {
          const merge = (there) => JSON.stringify([...new Set([...JSON.parse(there ?? '[]'), `${name}-${turn}`])]);
          reasons.push((await self.mienskipKluis.ask('sync', { merge })).reason);
        }
        return reasons;
      }, name);
    one.requests.length = 0;
    const reasons = await Promise.all(tabs.map((page, at) => work(page, `tab-${at}`)));
    assert.deepEqual(reasons.flat(), Array(20).fill(undefined));
    const { text, revision } = await ask(first, 'load');
    assert.equal(JSON.parse(text).length, 20);
    assert.equal(revision, 20);
    // Locks keep them apart: none had to try again. The first has nothing to read, and there is the
    // one that looked just now.
    assert.equal(one.requests.filter((it) => it.startsWith('/v1/kluis/')).length, 2 * 20 - 1 + 1);
  });
});
