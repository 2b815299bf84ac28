// The browser: one for each file of tests, with a fresh context for each visitor.

import { chromium as playwright } from 'playwright-core';
import { chromium } from './settings.js';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How long anything may take before it counts as broken; the machine may be busy. */
export const PATIENCE = 20_000;

export const PHONE = { width: 360, height: 740 };
export const DESKTOP = { width: 1280, height: 900 };

/** Starts the browser. */
export const launch = () => playwright.launch({ executablePath: chromium, args: FLAGS });

/** Asks again and again until the answer is true; says what was waited for when it never is. */
export async function until(what, ask) {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

/**
 * Does what compares two moments. What is open and what is on depends on the minute: when that
 * passed in between, it is done once more.
 */
export async function withinOneMinute(compare) {
  const minute = () => Math.floor(Date.now() / 60_000);
  const before = minute();
  try {
    await compare();
  } catch (error) {
    if (minute() === before) throw error;
    await compare();
  }
}

/** One person with one browser profile, at one server. */
export class Visitor {
  /** What the pages said that they should not have said. */
  problems = [];
  /** Everything that was asked of a network, by pages and by the service worker. */
  requests = [];

  static async arrive(browser, server, { javaScript = true, viewport = DESKTOP, ...options } = {}) {
    const visitor = new Visitor();
    visitor.server = server;
    visitor.context = await browser.newContext({
      baseURL: server.url,
      javaScriptEnabled: javaScript,
      locale: 'nl-NL',
      timezoneId: 'Europe/Amsterdam',
      viewport,
      ...options,
    });
    visitor.context.setDefaultTimeout(PATIENCE);
    await visitor.context.addInitScript(listen);
    visitor.context.on('request', (request) => visitor.requests.push(request.url().replace(server.url, '')));
    visitor.context.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) visitor.problems.push(message.text());
    });
    visitor.context.on('weberror', (error) => visitor.problems.push(String(error.error())));
    visitor.page = await visitor.context.newPage();
    return visitor;
  }

  leave() {
    return this.context.close();
  }

  /** Opens an address; with JavaScript, waits for nothing more than the page. */
  open(address) {
    return this.page.goto(address);
  }

  /** Opens an address and waits until the page lives. */
  async openAlive(address) {
    const response = await this.open(address);
    await this.alive();
    return response;
  }

  /** Until the page lives. */
  alive() {
    return this.page.locator('html[data-leeft] main').waitFor();
  }

  /** Opens an address and waits until the guide on the device answers. */
  async openWithGuide(address) {
    const response = await this.openAlive(address);
    await this.guide();
    return response;
  }

  /** Until the guide on the device answers: the page keeps when it was up to date after all else. */
  guide() {
    return this.page.waitForFunction(() => window.__gidsBewaard);
  }

  /** Until everything is on the device: the guide, and a service worker that looks after the site. */
  async everything() {
    await this.guide();
    await this.page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  }

  /** Until nothing more is fetched by itself; counts from here on what is asked. */
  async count() {
    await this.everything();
    this.requests.length = 0;
  }

  /** What a reader sees of the page's own part, whatever is folded. */
  mainText() {
    return this.page.evaluate(readMain);
  }

  /** The part of an address behind the host. */
  get at() {
    return this.page.url().replace(this.server.url, '');
  }

  /** What happens when somebody comes back to the window. */
  comeBack() {
    return this.page.evaluate(() => {
      window.dispatchEvent(new Event('focus'));
      document.dispatchEvent(new Event('visibilitychange'));
    });
  }
}

/** Runs in every page before its own code. */
function listen() {
  const put = globalThis.Cache?.prototype.put;
  if (!put) return;
  Cache.prototype.put = async function (...entry) {
    await put.apply(this, entry);
    if (entry[0] === '/gids/bijgewerkt') window.__gidsBewaard = true;
  };
}

function readMain() {
  const main = document.querySelector('main');
  for (const fold of main.querySelectorAll('details')) fold.open = true;
  // What needs JavaScript is there only with it, and other words without it.
  const buttons = [...main.querySelectorAll('button[aria-pressed], [data-levend], .ms-unscripted')];
  for (const button of buttons) button.hidden = true;
  const text = main.innerText.replaceAll(/\s+/g, ' ').trim();
  for (const button of buttons) button.hidden = false;
  return text;
}
