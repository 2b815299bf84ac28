// Who needs help finds it in three taps, and who wants to start something finds support: with
// JavaScript on, off, and without internet.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { recordsOf } from './support/addresses.js';
import { DESKTOP, PHONE, until } from './support/browser.js';
import { inLanguage, words } from './support/settings.js';
import { useSite } from './support/site.js';

const site = useSite();

const title = (page) => page.getByRole('heading', { level: 1 });

/** The three taps: a topic, a question, a service. What the page said at each. */
async function threeTaps(visitor, lang = 'nl') {
  const { page } = visitor;
  const topic = page.locator('details.ms-topic').first();
  await topic.locator('summary').click();
  const question = topic.locator('.ms-topic__questions a').first();
  const asked = (await question.innerText()).trim();
  await question.click();
  await page.waitForURL(/[?&]vraag=/);
  await title(page).filter({ hasText: asked }).waitFor();
  const first = page.locator('section', { has: page.getByRole('heading', { name: words('hulp.past', {}, lang) }) });
  const service = first.locator('.ms-offer').first();
  const name = (await service.getByRole('heading').getByRole('link').innerText()).trim();
  const card = await service.innerText();
  await service.getByRole('heading').getByRole('link').click();
  await page.waitForURL(/\/hulp\/[a-z0-9-]+/);
  await title(page).filter({ hasText: name }).waitFor();
  return { asked, name, card };
}

describe('what do you need help with?', () => {
  for (const javaScript of [false, true]) {
    test(`three taps to a service, JavaScript ${javaScript ? 'on' : 'off'}`, async (t) => {
      const visitor = await site.visitor(t, { javaScript, viewport: PHONE });
      if (javaScript) await visitor.openWithGuide('/hulp');
      else await visitor.open('/hulp');
      visitor.requests.length = 0;
      const { card } = await threeTaps(visitor);
      assert.match(card, new RegExp(words('voor')));
      // What somebody wants to know before going there stands on its page as well.
      const main = await visitor.mainText();
      for (const key of ['vraag.voor-wie', 'vraag.kosten', 'vraag.wie-helpt', 'vraag.talen']) {
        assert.ok(main.includes(words(key)), key);
      }
      if (javaScript) {
        assert.deepEqual(visitor.requests.filter((it) => it.startsWith('/hulp')), []);
        assert.deepEqual(visitor.problems, []);
      }
    });
  }

  test('the same without internet', async (t) => {
    const server = await site.ownServer(t);
    const visitor = await site.visitor(t, { server, viewport: PHONE });
    await visitor.openAlive('/');
    await visitor.everything();
    await server.stop();
    await visitor.openAlive('/hulp');
    await threeTaps(visitor);
    // And in the other direction: where to help with it oneself.
    await visitor.openAlive('/ondersteuning');
    assert.ok((await visitor.page.locator('.ms-section .ms-item, .ms-offer').count()) > 10);
  });

  test('in Frisian and English', async (t) => {
    for (const lang of ['fy', 'en']) {
      const visitor = await site.visitor(t, { javaScript: false, viewport: PHONE });
      await visitor.open(inLanguage(lang, '/hulp'));
      assert.equal(await title(visitor.page).innerText(), words('hulp.vraag', {}, lang));
      await threeTaps(visitor, lang);
    }
  });

  test('words that exist in Dutch only say so in pages of another language', async (t) => {
    const { page } = await site.visitor(t, { javaScript: false });
    const help = recordsOf(await site.server.json('/v1/gids'), 'hulp').find((it) => it.meenemen);
    for (const [lang, expected] of [['nl', null], ['fy', 'nl'], ['en', 'nl']]) {
      await page.goto(inLanguage(lang, `/hulp/${help.id}`));
      const answer = page.locator('.ms-answer', { hasText: words('vraag.meenemen', {}, lang) });
      const said = answer.getByText(help.meenemen, { exact: true });
      assert.equal(await said.getAttribute('lang'), expected, lang);
    }
  });

  test('what opens first stands first, and each card can be called with a thumb', async (t) => {
    const { page } = await site.visitor(t, { javaScript: false, viewport: PHONE });
    await page.goto('/hulp?alles=ja');
    const states = await page.locator('.ms-offer__when .ms-state').evaluateAll((all) =>
      all.map((it) => ['open', 'soon', 'closed'].findIndex((state) => it.classList.contains(`ms-state--${state}`))),
    );
    assert.ok(states.length > 5);
    assert.deepEqual(states, states.toSorted());
    const calls = page.locator('.ms-offer__call a');
    assert.ok((await calls.count()) > 5);
    for (const { width, height } of await calls.evaluateAll((all) => all.map((it) => it.getBoundingClientRect().toJSON()))) {
      assert.ok(width >= 48 && height >= 48, `${width} x ${height}`);
    }
    assert.ok((await page.locator('.ms-offer__call a[href^="tel:"]').count()) > 5);
  });

  test('volunteers and professionals in one list, to be told apart and filtered', async (t) => {
    const { page } = await site.visitor(t, { javaScript: false, viewport: DESKTOP });
    const guide = await site.server.json('/v1/gids');
    const helped = (by) => recordsOf(guide, 'hulp').filter(({ wieHelpt }) => [by, 'samen'].includes(wieHelpt)).length;
    for (const by of ['vrijwilligers', 'beroepskrachten']) {
      await page.goto('/hulp?alles=ja');
      const folded = page.locator('summary.ms-filter__summary');
      if (await folded.isVisible()) await folded.click();
      await page.locator(`input[name=helpt][value=${by}]`).check();
      await page.locator('.ms-filter__form button[type=submit]').click();
      await page.waitForURL(new RegExp(`helpt=${by}`));
      await page.locator('.ms-chip', { hasText: words(`filter.helpt.${by}`) }).waitFor();
      assert.equal(Number(/\d+/.exec(await page.locator('.ms-count').innerText())[0]), helped(by));
    }
  });

  test('a filter keeps the question, and taking it away leads on', async (t) => {
    const visitor = await site.visitor(t, { viewport: DESKTOP });
    const { page } = visitor;
    await visitor.openWithGuide('/hulp');
    await page.locator('details.ms-topic summary').first().click();
    await page.locator('.ms-topic__questions a').first().click();
    await page.waitForURL(/vraag=/);
    const asked = await title(page).innerText();
    const choice = page.locator('input[name=helpt][value=vrijwilligers]');
    if (!(await choice.isVisible())) await page.locator('summary.ms-filter__summary').click();
    await choice.check();
    await page.waitForURL((url) => url.searchParams.has('vraag') && url.searchParams.get('helpt') === 'vrijwilligers');
    assert.equal(await title(page).innerText(), asked);
    await page.locator('.ms-chip', { hasText: asked }).click();
    await page.waitForURL((url) => !url.searchParams.has('vraag'));
    await until('the list is of all help', async () => (await title(page).innerText()) === words('kinds.hulp'));
    assert.deepEqual(visitor.problems, []);
  });

  test('what cannot wait, and where to go without knowing what to ask', async (t) => {
    const { page } = await site.visitor(t, { javaScript: false, viewport: PHONE });
    await page.goto('/hulp');
    const first = page.locator('.ms-urgent a').first();
    assert.equal(await first.getAttribute('href'), 'tel:112');
    const { y } = await first.boundingBox();
    assert.ok(y < PHONE.height, 'it is in sight at once');
    for (const number of ['tel:09008844', 'tel:08000113', 'tel:08002000', 'tel:08000432']) {
      assert.equal(await page.locator(`#nood a[href="${number}"]`).count(), 1, number);
    }
    const desk = page.locator('section', { has: page.getByRole('heading', { name: words('hulp.weet-niet') }) });
    assert.ok((await desk.locator('.ms-item').count()) > 0);
    assert.equal(await desk.locator('a[href="tel:14058"]').count(), 1);
  });
});

describe('help and helping', () => {
  test('a service leads to a vacancy there, and the vacancy back to the service', async (t) => {
    const { page } = await site.visitor(t, { javaScript: false, viewport: PHONE });
    const guide = await site.server.json('/v1/gids');
    const vacancies = recordsOf(guide, 'vacature');
    const service = recordsOf(guide, 'hulp').find(({ plekken = [] }) =>
      vacancies.some(({ plek }) => plek && plekken.includes(plek)),
    );
    await page.goto(`/hulp/${service.id}`);
    const here = page.locator('section', { has: page.getByRole('heading', { name: words('zelf-helpen') }) });
    assert.ok((await here.innerText()).includes(words('zelf-helpen.plek')));
    await here.locator('.ms-item').first().click();
    const whom = page.locator('section', { has: page.getByRole('heading', { name: words('zelf-helpen.wie') }) });
    assert.ok((await whom.locator(`a[href*="/hulp/${service.id}"]`).count()) > 0);
  });
});

describe('help with an own plan', () => {
  const parts = (page) => page.locator('main section.ms-section[id]').evaluateAll((all) => all.map((it) => it.id));

  for (const javaScript of [false, true]) {
    test(`parts, filters and the way to each, JavaScript ${javaScript ? 'on' : 'off'}`, async (t) => {
      const visitor = await site.visitor(t, { javaScript, viewport: DESKTOP });
      const { page } = visitor;
      const open = (address) => (javaScript ? visitor.openWithGuide(address) : visitor.open(address));
      await open('/');
      await page.locator('footer').getByRole('link', { name: words('ondersteuning') }).click();
      await page.waitForURL('**/ondersteuning');
      await title(page).filter({ hasText: words('ondersteuning') }).waitFor();
      assert.deepEqual(await parts(page), [
        'partijen',
        'fondsen',
        'handleidingen',
        'trainingen',
        'voorbeelden',
        'verhalen',
        'achtergrond',
      ]);
      await page.locator('#fondsen .ms-more').click();
      await page.waitForURL(/soort=fondsen/);
      await until('only money is there', async () => (await parts(page)).join() === 'fondsen');
      const closed = await page.locator('#fondsen .ms-item').evaluateAll((all, word) =>
        all.map((it) => Number(it.innerText.includes(word))), words('fonds.gesloten'));
      assert.ok(closed.includes(1) && closed.includes(0));
      assert.deepEqual(closed, closed.toSorted());
      await page.locator('#fondsen .ms-item').first().click();
      await page.waitForURL(/\/fondsen\/[a-z]/);
      await page.locator('dt', { hasText: words('vraag.tot-wanneer') }).waitFor();
      await page.locator('.ms-back').click();
      await page.waitForURL('**/ondersteuning');
    });
  }

  test('who helps on says for whom, and can be reached', async (t) => {
    const { page } = await site.visitor(t, { javaScript: false, viewport: PHONE });
    await page.goto('/ondersteuning?soort=partijen');
    const cards = page.locator('.ms-offer');
    const all = await cards.count();
    assert.ok(all >= 8);
    for (const card of await cards.all()) assert.ok((await card.innerText()).includes(words('voor.plan')));
    assert.ok((await page.locator('.ms-offer__call a').count()) > all / 2);
  });
});
