// From scan to a pack that can be read, on slow 4G: held against a static page of the same bytes, sent by
// a server that does nothing else.

import { once } from 'node:events';
import { createServer, get } from 'node:http';
import { PHONE } from '../support/browser.js';
import { percentile } from './figures.js';

/** 1.6 Mbps and 150 ms, as Lighthouse and WebPageTest have it. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
/** Times as long as the static page takes, at most. */
const GOAL = 1.2;
const ROUNDS = 7;

/** The same bytes for every address that the page needs to be painted, from memory. */
async function staticCopy(server, path) {
  const wanted = { 'accept-encoding': 'br', 'accept-language': 'nl' };
  const page = await (await server.fetch(path, { headers: { 'accept-language': 'nl' } })).text();
  const files = [...page.matchAll(/<link rel="stylesheet" href="([^"]+)"|href="(\/pkg\/icons[^"#]+)/g)].map((it) => it[1] ?? it[2]);
  const kept = new Map();
  for (const address of new Set([path, ...files])) {
    // The bytes as they travel: `fetch` would unpack them.
    kept.set(address, await raw(`${server.url}${address}`, wanted));
  }
  const copy = createServer((request, response) => {
    const found = kept.get(request.url);
    response.writeHead(found ? 200 : 404, found?.headers);
    response.end(found?.body);
  });
  copy.listen(0, '127.0.0.1');
  await once(copy, 'listening');
  return copy;
}

function raw(url, headers) {
  return new Promise((resolve, reject) => {
    get(url, { headers }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        const { 'content-type': type, 'content-encoding': encoding } = response.headers;
        resolve({ headers: { 'content-type': type, ...(encoding && { 'content-encoding': encoding }) }, body: Buffer.concat(chunks) });
      });
    }).on('error', reject);
  });
}

/** Milliseconds until the first words are painted, and the rounds of requests until then. */
async function firstPaint(browser, base, path, javaScriptEnabled) {
  const context = await browser.newContext({ viewport: PHONE, locale: 'nl-NL', javaScriptEnabled, serviceWorkers: 'block' });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', SLOW_4G);
  await page.goto(`${base}${path}`, { waitUntil: 'load' });
  const seen = await page.evaluate(() => new Promise((resolve) => {
    new PerformanceObserver((list) => {
      const paint = list.getEntriesByName('first-contentful-paint')[0];
      if (!paint) return;
      const blocking = performance.getEntriesByType('resource').filter((it) => it.renderBlockingStatus === 'blocking');
      // What painting waits for is asked together; what comes half a round trip after the first waited for an answer.
      const first = Math.min(...blocking.map((it) => it.startTime));
      const late = blocking.filter((it) => it.startTime > first + 75);
      resolve({ paint: paint.startTime, late: late.map(({ name }) => name) });
    }).observe({ type: 'paint', buffered: true });
  }));
  await context.close();
  return seen;
}

/** Measures it and prints the ratio beside its goal; tells whether it was met. */
export async function measureScan(browser, server, path) {
  const copy = await staticCopy(server, path);
  const base = `http://127.0.0.1:${copy.address().port}`;
  const [pack, plain] = [[], []];
  const late = new Set();
  for (let round = 0; round < ROUNDS; round += 1) {
    const own = await firstPaint(browser, server.url, path, true);
    for (const name of own.late) late.add(name);
    pack.push(own.paint);
    plain.push((await firstPaint(browser, base, path, true)).paint);
  }
  copy.close();
  copy.closeAllConnections();
  const [own, other] = [percentile(pack, 0.5), percentile(plain, 0.5)];
  const ratio = own / other;
  const met = ratio <= GOAL && late.size === 0;
  console.log(
    `  ${'from scan to a readable pack, slow 4G'.padEnd(44)} ${ratio.toFixed(2).padStart(9)} x  at most ${GOAL} x  ${met ? 'met' : 'MISSED'}`
      + `  (${own.toFixed(0)} ms, static ${other.toFixed(0)} ms, asked later: ${[...late].join(', ') || 'nothing'})`,
  );
  return met;
}
