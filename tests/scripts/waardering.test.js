// public/waardering.js: what a claim looks like and when there can be one. How it goes on the pages is
// in tests/browser/recognition-phone.test.js.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

globalThis.self = globalThis;
globalThis.addEventListener = () => {};
globalThis.document = {
  body: { dataset: { lang: 'nl', languages: 'nl fy' }, appendChild: (it) => it },
  createElement: () => ({}),
  addEventListener: () => {},
};
new Function(await readFile(new URL('../../public/waardering.js', import.meta.url), 'utf8'))();
const { claimOf, textOf, newId, wrong } = globalThis.mienskipWaardering;

// The same as in app/api/src/confirmation/claim.rs, whose test holds it to the letter.
const CLAIM = {
  id: '01934d3c-0a1b-7707-8707-070707070707',
  code: 'q6urq6urq6urq6urq6urqw',
  slug: 'buurttuin-de-es',
  organisatie: 'Buurttuin De Es',
  wat: 'Onkruid wieden, oogsten en koffie zetten',
  van: '2026-03-02',
  tot: '2026-05-18',
  minuten: 750,
  naam: 'Noor Voorbeeld',
  kan: ['tuinieren', 'mei-inoar wurkje'],
};
const TEXT = `1
01934d3c-0a1b-7707-8707-070707070707
q6urq6urq6urq6urq6urqw
buurttuin-de-es
Buurttuin De Es
Onkruid wieden, oogsten en koffie zetten
2026-03-02
2026-05-18
750
Noor Voorbeeld
tuinieren
mei-inoar wurkje`;

test('a claim is as documented, and comes back as it was', () => {
  const verzoek = textOf(CLAIM);
  assert.equal(Buffer.from(verzoek, 'base64url').toString('utf8'), TEXT);
  assert.match(verzoek, /^[\w-]+$/);
  assert.deepEqual(claimOf({ verzoek }), CLAIM);
  const foreign = { ...CLAIM, naam: 'Sjûkje 😀', kan: [] };
  assert.deepEqual(claimOf({ verzoek: textOf(foreign) }), foreign);
  for (const damaged of [{}, { verzoek: '%%%' }]) assert.equal(claimOf(damaged).code, undefined);
});

test('ids are UUIDs of version 7, each another', () => {
  const ids = Array.from({ length: 200 }, newId);
  for (const id of ids) assert.match(id, /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  assert.equal(new Set(ids).size, ids.length);
  const time = parseInt(ids[0].replaceAll('-', '').slice(0, 12), 16);
  assert.ok(Math.abs(time - Date.now()) < 60_000, ids[0]);
});

test('what an organisation could not confirm is named', () => {
  const of = (wishes) => wrong({ ...CLAIM, van: '2025-03-02', tot: '2025-05-18', ...wishes });
  assert.deepEqual(of({}), []);
  assert.deepEqual(of({ wat: '' }), ['wat']);
  assert.deepEqual(of({ wat: '😀'.repeat(200) }), []);
  assert.deepEqual(of({ wat: 'x'.repeat(201) }), ['wat']);
  assert.deepEqual(of({ van: '' }), ['van']);
  assert.deepEqual(of({ van: '2025-03' }), ['van']);
  assert.deepEqual(of({ van: '1929-12-31' }), ['van']);
  assert.deepEqual(of({ tot: '' }), ['tot']);
  assert.deepEqual(of({ tot: '2025-03-01' }), ['tot']);
  assert.deepEqual(of({ tot: '2999-01-01' }), ['tot']);
  assert.deepEqual(of({ minuten: 0 }), ['uren']);
  assert.deepEqual(of({ tot: '2025-03-02', minuten: 1440 }), []);
  assert.deepEqual(of({ tot: '2025-03-02', minuten: 1441 }), ['uren']);
});
