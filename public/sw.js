// The service worker: the site's own files are kept, a page comes from the network or else, empty,
// from here; the app fills it from the copy of the guide on the device.
//
// The server puts lines before this file: VERSION, FILES that the site needs, the texts of each other
// language (TEXTS, kept once it is used), and two other scripts: the outbox, which sends what waits on this device when the browser says that there is internet
// again, and the one that checks recognitions, which keeps what it needs for that without internet.
/* global VERSION, FILES, TEXTS */
'use strict';

const SITE = `mienskip-site-${VERSION}`;
const KEPT = /^mienskip-(?:gids|controle|beeld)-/;
// Pictures and sound that came with a bundle.
const MEDIA = 'mienskip-beeld-1';
// Pages that only the server has: they are never made here.
const SERVERS_OWN = /^\/(?:[a-z]{2}\/)?(?:(?:reactie|organisatie-reacties)\/|bevestig|intrekken)/;
// The page of the server that works here as well, by its own script.
const CHECK = /^\/(?:[a-z]{2}\/)?controleer$/;
// Files that only the server makes, each below its page.
const MADE = /\.ics$|\/pakket$/;
const PATIENCE = 6000;

// When even the kept page is gone: better a plain word than the browser's own error page.
const LAST_RESORT = `<!DOCTYPE html><html lang="nl"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Geen internet | Mienskip</title>
<h1>Geen internet</h1><p>Probeer het opnieuw als er weer internet is.</p>
<p><a href="">Probeer opnieuw</a></p></html>`;

self.addEventListener('install', (event) => event.waitUntil(keepAll()));
self.addEventListener('activate', (event) => event.waitUntil(cleanUp()));
self.addEventListener('message', (event) => {
  if (event.data === 'gebruik-nieuwe-versie') self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (request.mode === 'navigate') {
    if (MADE.test(url.pathname)) event.respondWith(made(url, request));
    else if (!url.pathname.startsWith('/v1/')) event.respondWith(page(url, request));
  } else if (url.pathname.startsWith('/pkg/')) {
    event.respondWith(file(request));
  } else if (url.pathname.startsWith('/beeld/')) {
    event.respondWith(media(request));
  }
});

async function keepAll() {
  await keep([...FILES, ...(await used())]);
  // Not worth failing for: it is fetched again by who looks at a recognition.
  await self.mienskipControleer.keep().catch(() => {});
}

// The texts of the languages that are used: of an open page, or kept by the version before this one.
async function used() {
  const languages = new Set();
  for (const { url } of await self.clients.matchAll({ includeUncontrolled: true, type: 'window' })) languages.add(languageOf(new URL(url)));
  for (const name of (await caches.keys()).filter((name) => name.startsWith('mienskip-site-'))) {
    const requests = await (await caches.open(name)).keys();
    for (const { url } of requests) languages.add(/\/locale-([a-z]{2})\./.exec(url)?.[1]);
  }
  return Object.keys(TEXTS).filter((lang) => languages.has(lang)).map((lang) => TEXTS[lang]);
}

const languageOf = (url) => /^\/([a-z]{2})(?=\/|$)/.exec(url.pathname)?.[1];

// Keeps these files.
async function keep(paths) {
  const cache = await caches.open(SITE);
  await Promise.all(
    paths.map(async (path) => {
      // Files with a hash in their name never change, so whatever is held will do.
      const hashed = path.startsWith('/pkg/');
      if (hashed && (await cache.match(path))) return;
      const response = await fetch(path, { cache: hashed ? 'default' : 'no-store' });
      if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
      await cache.put(path, response);
    }),
  );
}

async function cleanUp() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== SITE && !KEPT.test(name)).map((name) => caches.delete(name)));
  await self.clients.claim();
  // A language that came to be used in the meantime.
  used().then(keep).catch(() => {});
}

async function page(url, request) {
  try {
    return await withPatience(fetch(request));
  } catch {
    return empty(url);
  }
}

// A calendar or a bundle comes from the server alone. Without internet one stays on its page, which
// says so.
async function made(url, request) {
  try {
    return await withPatience(fetch(request));
  } catch {
    return Response.redirect(url.pathname.replace(MADE, '') + url.search);
  }
}

// Of sound a browser asks parts.
async function media(request) {
  const kept = await caches.match(request.url, { cacheName: MEDIA });
  if (!kept) return fetch(request);
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get('range')) ?? [];
  if (!from) return kept;
  const all = await kept.blob();
  const part = all.slice(Number(from), to ? Number(to) + 1 : all.size, all.type);
  const headers = { 'content-range': `bytes ${from}-${Number(from) + part.size - 1}/${all.size}` };
  return new Response(part, { status: 206, headers });
}

function withPatience(answer) {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error('late')), PATIENCE));
  return Promise.race([answer, late]);
}

// The empty page of the address's language, or of the first language.
async function empty(url) {
  if (SERVERS_OWN.test(url.pathname)) return lastResort();
  const cache = await caches.open(SITE);
  if (CHECK.test(url.pathname)) return (await cache.match(url.pathname)) || lastResort();
  const lang = languageOf(url);
  const kept = (lang && (await cache.match(`/${lang}/leeg`))) || (await cache.match('/leeg'));
  return kept || lastResort();
}

function lastResort() {
  return new Response(LAST_RESORT, { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

async function file(request) {
  const cache = await caches.open(SITE);
  const kept = await caches.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.status === 200) await cache.put(request, response.clone());
  return response;
}
