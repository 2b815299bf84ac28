// How fast the guide on the device answers: the real module in Chromium, slowed down four times as
// a phone of some years is, over some 2,000 records. `cargo xtask bench device` builds what is
// measured and runs this. Ends with 1 when a goal is missed.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Visitor, PHONE, launch } from '../support/browser.js';
import { program } from '../support/settings.js';
import { Server } from '../support/server.js';
import { measured, percentile } from './figures.js';
import { measureFilters } from './filters.js';
import { measureMatching } from './matching.js';
import { measureScan } from './scan.js';

const SLOWER = 4;
/** Beside the sample, so that there are as many different words as people really use. */
const GENERATED = 1200;
/** So many that there are 500 vacancies. */
const FOR_VACANCIES = 3100;
const ROUNDS = 3;
const QUESTIONS = [
  'schulden', 'wie kan mij helpen met mijn belasting formulier', 'samen eten', 'eten met anderen',
  'taalles', 'ik voel me eenzaam', 'skoalle', 'shculden', 'belastingformulieren', 'walking group',
  'dorpskamer', 'vrijwilligerswerk met kinderen', 'computerhulp', 'iensum', 'mantelzorg', 'koffie',
  'hulp in de tuin', 'fiets kapot', 'gratis kleding', 'wykfernijing', 'xqzzyxq', 'de', 'buurt',
];

let missed = 0;
const report = (name, figure, goal) => {
  const verdict = figure <= goal ? 'met' : 'MISSED';
  if (figure > goal) missed += 1;
  console.log(`  ${name.padEnd(44)} ${figure.toFixed(2).padStart(9)} ms  at most ${goal} ms  ${verdict}`);
};

async function measure(page) {
  const at = async (address) => {
    await page.evaluate((to) => {
      document.querySelector('#zoek').value = to;
      document.querySelector('form[role=search]').requestSubmit();
    }, address);
    await page.waitForFunction((words) => new URLSearchParams(location.search).get('q') === words, address);
  };
  const answers = [];
  const typed = [];
  let built;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const question of QUESTIONS) {
      await page.evaluate(() => performance.clearMeasures('zoek'));
      await at(question);
      await page.waitForFunction(() => performance.getEntriesByName('zoek', 'measure').length > 0);
      built ??= (await measured(page, 'zoek-index'))[0];
      answers.push(...(await measured(page, 'zoek')));
      await page.locator('#zoek').evaluate((input, words) => {
        input.focus();
        for (let end = 1; end <= words.length; end += 1) {
          input.value = words.slice(0, end);
          input.dispatchEvent(new InputEvent('input', { bubbles: true }));
        }
      }, question);
      typed.push(...(await measured(page, 'zoek-suggesties')));
    }
  }
  report('index built', built, 250);
  report(`answer to a question (p95 of ${answers.length})`, percentile(answers, 0.95), 15);
  report(`suggestions after a letter (p95 of ${typed.length})`, percentile(typed, 0.95), 15);
}

/** A visitor with so many generated records on a slow device, and what there is. */
async function arrive(browser, generated) {
  const server = await Server.start();
  await server.stop();
  const environment = { PATH: process.env.PATH, MIENSKIP_DATA: server.data };
  await promisify(execFile)(program, ['generate', String(generated)], { env: environment });
  await server.start();
  const visitor = await Visitor.arrive(browser, server, { viewport: PHONE });
  await visitor.openWithGuide('/zoeken');
  const { items } = await server.json('/v1/gids');
  const devtools = await visitor.context.newCDPSession(visitor.page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  return { server, visitor, items };
}

const browser = await launch();
const servers = [];
try {
  const many = await arrive(browser, GENERATED);
  servers.push(many.server);
  console.log(`On the device: ${many.items.length} records, processor slowed down ${SLOWER} times`);
  await measure(many.visitor.page);
  await measureFilters(many.visitor, report);
  if (!(await measureScan(browser, many.server, '/w/oo12'))) missed += 1;
  const work = await arrive(browser, FOR_VACANCIES);
  servers.push(work.server);
  const count = (kind) => work.items.filter((it) => it.kind === kind).length;
  console.log(`With ${count('vacature')} vacancies`);
  await measureMatching(work.visitor, report);
} finally {
  await browser.close();
  for (const server of servers) await server.remove();
}
process.exitCode = missed > 0 ? 1 : 0;
