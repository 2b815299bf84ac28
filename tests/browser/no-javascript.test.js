// Everything a resident reads works without JavaScript: links, plain forms, and what travels along
// in the address.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { everyKindOfPage, lists, recordsOf } from './support/addresses.js';
import { PHONE } from './support/browser.js';
import { inLanguage, languages, pattern, words } from './support/settings.js';
import { useSite } from './support/site.js';

const site = useSite();

const reader = async (t, wishes) => {
  const visitor = await site.visitor(t, { javaScript: false, viewport: PHONE, ...wishes });
  return { visitor, page: visitor.page };
};

const query = (visitor) => new URL(visitor.page.url()).searchParams;

/** The number that a page gives for its results. */
const countOn = async (page) => Number(/\d+/.exec(await page.locator('main .ms-count').innerText())[0]);

const hrefs = (locator) => locator.evaluateAll((links) => links.map((link) => link.getAttribute('href')));

describe('choosing an area', () => {
  const giving = async (t, postcode) => {
    const { visitor, page } = await reader(t);
    await visitor.open('/gebied');
    await page.locator('#postcode').fill(postcode);
    const answer = page.waitForResponse((response) => response.request().isNavigationRequest());
    await page.locator('form:has(#postcode) button').click();
    const response = await answer;
    await page.waitForLoadState();
    return { visitor, page, status: response.status() };
  };

  test('a postcode of several buurten offers all of them', async (t) => {
    const { visitor, page } = await giving(t, '8915 ab');
    const heading = page.getByRole('heading', { name: words('postcode.meer', { postcode: '8915' }) });
    const offered = page.locator('section', { has: heading }).getByRole('link');
    assert.ok((await offered.count()) > 1);
    const name = await offered.last().locator('.ms-item__title').innerText();
    await offered.last().click();
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
    assert.ok(query(visitor).get('gebied'));
  });

  test('a postcode of one buurt goes home at once', async (t) => {
    const { visitor, page } = await giving(t, '8918');
    assert.match(visitor.at, /^\/\?gebied=[a-z-]+$/);
    assert.equal(await page.getByRole('link', { name: words('home.wijzig') }).count(), 1);
  });

  test('an unknown postcode is named, beside the field and above the page', async (t) => {
    const { page, status } = await giving(t, '1012');
    assert.equal(status, 200);
    const said = words('postcode.onbekend', { postcode: '1012', gemeente: 'Leeuwarden' });
    assert.equal((await page.locator('#postcode-fout').innerText()).trim(), said);
    assert.equal((await page.getByRole('alert').innerText()).trim(), said);
    assert.equal(await page.locator('#postcode').inputValue(), '1012');
  });

  test('something that is no postcode is explained beside the field', async (t) => {
    const { page, status } = await giving(t, '89A');
    assert.equal(status, 400);
    const field = page.locator('#postcode');
    assert.equal((await page.locator('#postcode-fout').innerText()).trim(), words('postcode.fout'));
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
    assert.match(await field.getAttribute('aria-describedby'), /\bpostcode-fout\b/);
    assert.equal(await field.inputValue(), '89A');
    await page.getByRole('alert').getByRole('link').click();
    assert.equal(new URL(page.url()).hash, '#postcode');
  });

  test('from the list', async (t) => {
    const { visitor, page } = await reader(t);
    await visitor.open('/');
    await page.getByRole('link', { name: words('home.kies') }).click();
    const fold = page.locator('details.ms-fold').nth(2);
    await fold.locator('summary').click();
    const choice = fold.getByRole('link').nth(1);
    const name = await choice.innerText();
    await choice.click();
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  });

  test('on the map', async (t) => {
    const { visitor, page } = await reader(t);
    await visitor.open('/gebied');
    const links = page.locator('svg.ms-map a');
    const areas = await site.server.json('/v1/gebieden');
    assert.equal(await links.count(), areas.items.length);
    const name = await links.nth(3).getAttribute('aria-label');
    await links.nth(3).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  });

  test('and back to the whole municipality', async (t) => {
    const { visitor, page } = await reader(t);
    await visitor.open('/gebied?gebied=bilgaard&kleur=donker');
    await page.getByRole('link', { name: words('gebied.hele-gemeente', { naam: 'Leeuwarden' }) }).click();
    await page.getByRole('heading', { level: 1, name: 'Leeuwarden', exact: true }).waitFor();
    assert.equal(query(visitor).get('gebied'), '');
    assert.equal(query(visitor).get('kleur'), 'donker');
  });

  test('the chosen area travels along every link and form', async (t) => {
    const { visitor, page } = await reader(t);
    const [record] = recordsOf(await site.server.json('/v1/gids'), 'organisatie');
    const chosen = 'gebied=bilgaard';
    for (const address of ['/', '/hulp', `/organisaties/${record.id}`, '/zoeken?q=koffie', '/over', '/nergens']) {
      await visitor.open(`${address}${address.includes('?') ? '&' : '?'}${chosen}`);
      const links = await hrefs(page.locator('header a, footer a, main a.ms-item'));
      const own = links.filter((href) => href.startsWith('/'));
      assert.ok(own.length > 15, address);
      assert.deepEqual(own.filter((href) => !href.includes(chosen)), [], address);
      for (const form of await page.locator('main form').all()) {
        const value = await form.locator('[name=gebied][type=hidden]').evaluateAll(([input]) => input?.value);
        const choice = await form.locator('[name=gebied][type=radio]').count();
        const asks = await form.locator('[name=postcode]').count();
        assert.ok(choice > 0 || asks > 0 || value === 'bilgaard', `a form on ${address} forgets the area`);
      }
    }
  });
});

describe('the agenda', () => {
  const choose = async (page, name, value) => {
    const input = page.locator(`input[name=${name}][value="${value}"]`);
    const fold = page.locator('details.ms-fold:not([open])', { has: input });
    if (await fold.count()) await fold.locator('summary').click();
    await input.check();
  };

  test('is filtered by theme, day and cost, and chips take a choice away', async (t) => {
    const { visitor, page } = await reader(t);
    await visitor.open('/activiteiten');
    const all = await countOn(page);
    await page.locator('summary.ms-filter__summary').click();
    await choose(page, 'thema', 'ontmoeten');
    await choose(page, 'dag', 'week');
    await choose(page, 'kosten', 'gratis');
    await page.locator('.ms-filter__form button[type=submit]').click();
    await page.locator('.ms-chip').first().waitFor();
    assert.deepEqual(
      ['thema', 'dag', 'kosten'].map((name) => query(visitor).get(name)),
      ['ontmoeten', 'week', 'gratis'],
    );

    const found = await countOn(page);
    assert.ok(found > 0 && found < all, `${found} of ${all}`);
    const free = page.locator('main .ms-item').filter({ hasText: words('kosten.gratis') });
    assert.equal(await free.count(), await page.locator('main .ms-item').count());
    const records = recordsOf(await site.server.json('/v1/gids'), 'activiteit');
    for (const href of await hrefs(page.locator('main .ms-item'))) {
      const record = records.find(({ id }) => href.startsWith(`/activiteiten/${id}`));
      assert.ok(record.themas.includes('ontmoeten'), href);
    }

    const chip = (text) => page.locator('.ms-chip', { hasText: text });
    await chip(words('filter.kosten.gratis')).click();
    await chip(words('filter.kosten.gratis')).waitFor({ state: 'detached' });
    assert.equal(query(visitor).get('kosten'), null);
    assert.equal(query(visitor).get('thema'), 'ontmoeten');
    assert.ok((await countOn(page)) >= found);
    await chip(words('filter.wis-alles')).click();
    await chip(words('filter.wis-alles')).waitFor({ state: 'detached' });
    assert.equal(await countOn(page), all);
  });

  test('shows what was chosen in its form', async (t) => {
    const { visitor, page } = await reader(t);
    await visitor.open('/activiteiten?thema=eten&thema=groen&dag=week&kosten=tot-5&drempelvrij=ja&gebied=bilgaard');
    const checked = await page.locator('.ms-filter__form input:checked').evaluateAll((inputs) =>
      inputs.map((input) => `${input.name}=${input.value}`).sort(),
    );
    const area = checked.find((it) => it.startsWith('gebied='));
    assert.ok(area && area !== 'gebied=', 'the area of the buurt is marked');
    assert.deepEqual(
      checked.filter((it) => it !== area),
      ['dag=week', 'drempelvrij=ja', 'kosten=tot-5', 'thema=eten', 'thema=groen'],
    );
  });

  test('has pages that together hold every activity once', async (t) => {
    const { visitor, page } = await reader(t);
    await visitor.open('/activiteiten');
    const total = await countOn(page);
    const seen = await hrefs(page.locator('main .ms-item'));
    assert.ok(total > seen.length, 'one page is not everything');
    const next = page.locator('.ms-paging').getByRole('link', { name: words('bladeren.volgende') });
    let pages = 1;
    while ((await next.count()) > 0) {
      pages += 1;
      await next.click();
      await page.locator('.ms-paging', { hasText: pattern('bladeren.plaats') }).waitFor();
      await page.waitForURL((url) => url.searchParams.get('pagina') === String(pages));
      seen.push(...(await hrefs(page.locator('main .ms-item'))));
    }
    assert.equal(new Set(seen).size, total);
    assert.equal(seen.length, total);
    await page.locator('.ms-paging').getByRole('link', { name: words('bladeren.vorige') }).click();
    await page.waitForURL((url) => url.searchParams.get('pagina') === String(pages - 1));
  });

  test('keeps what is over in an archive', async (t) => {
    const { visitor, page } = await reader(t);
    await visitor.open('/activiteiten');
    const link = page.getByRole('link', { name: pattern('archief.naar') });
    const promised = Number(/\d+/.exec(await link.innerText())[0]);
    await link.click();
    await page.waitForURL((url) => url.searchParams.get('archief') === 'ja');
    assert.equal(await countOn(page), promised);
    const items = await page.locator('main .ms-item').count();
    assert.equal(await page.locator('main .ms-item .ms-badge--over').count(), items);
    await page.getByRole('link', { name: words('archief.terug') }).click();
    await page.waitForURL((url) => !url.searchParams.has('archief'));
    assert.equal(await page.locator('main .ms-item .ms-badge--over').count(), 0);
  });

  test('says so when nothing is found, and offers everything', async (t) => {
    const { visitor, page } = await reader(t);
    await visitor.open('/activiteiten?dag=2020-01-01');
    assert.equal(await countOn(page), 0);
    await page.getByText(words('lijst.leeg-filter')).waitFor();
    await page.getByRole('link', { name: words('lijst.toon-alles') }).click();
    await page.locator('main .ms-item').first().waitFor();
  });
});

describe('what belongs together', () => {
  const guide = () => site.server.json('/v1/gids');
  const main = (page) => page.locator('main');

  test('from an activity to its organisation and from there to its activities', async (t) => {
    const { visitor, page } = await reader(t);
    const { items } = await site.server.json('/v1/activiteiten');
    const activity = items.find((item) => item.organisatie && item.plek);
    await visitor.open(`/activiteiten/${activity.id}`);
    assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), activity.naam.nl);
    await main(page).locator(`a[href="/organisaties/${activity.organisatie}"]`).first().click();
    await page.waitForURL(`**/organisaties/${activity.organisatie}`);
    const organisation = recordsOf(await guide(), 'organisatie').find(({ id }) => id === activity.organisatie);
    assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), organisation.naam.nl);
    const heading = page.getByRole('heading', { name: words('hoort-bij.van', { wat: words('kinds.activiteit') }) });
    await page.locator('section', { has: heading }).locator('.ms-item').first().click();
    await page.waitForURL('**/activiteiten/*');
    await main(page).locator(`a[href="/organisaties/${activity.organisatie}"]`).first().waitFor();
  });

  test('from a place to what happens there', async (t) => {
    const { visitor, page } = await reader(t);
    const { items } = await site.server.json('/v1/activiteiten');
    const { plek } = items.find((item) => item.plek);
    await visitor.open(`/plekken/${plek}`);
    const wat = words('kinds.activiteit');
    const heading = page.getByRole('heading', { name: words('hoort-bij.hier', { wat }) });
    await page.locator('section', { has: heading }).locator('.ms-item').first().click();
    await main(page).locator(`a[href="/plekken/${plek}"]`).first().waitFor();
  });

  test('an area shows the goals of its plan and how far they are', async (t) => {
    const { visitor, page } = await reader(t);
    for (const plan of recordsOf(await guide(), 'gebiedsplan')) {
      await visitor.open(`/gebied/${plan.id}`);
      const goals = page.locator('.ms-goal');
      const titles = await goals.locator('.ms-goal__title').allInnerTexts();
      assert.deepEqual(titles, plan.opgaven.map((goal) => goal.naam.nl), plan.id);
      assert.equal(await goals.getByRole('progressbar').count(), plan.opgaven.length);
      assert.equal(await goals.locator('.ms-goal__state', { hasText: /\S/ }).count(), plan.opgaven.length);
    }
  });

  test('an initiative shows similar ones and why', async (t) => {
    const { visitor, page } = await reader(t);
    const [initiative] = recordsOf(await guide(), 'initiatief');
    await visitor.open(`/initiatieven/${initiative.id}`);
    const similar = page.locator('section', { has: page.getByRole('heading', { name: words('lijkt-op') }) });
    const found = await similar.locator('.ms-item').count();
    assert.ok(found > 0);
    const reasons = await similar.locator('.ms-reason').allInnerTexts();
    assert.equal(reasons.length, found);
    for (const reason of reasons) assert.match(reason, pattern('lijkt-op.omdat'));
    await similar.locator('.ms-item').first().click();
    await page.waitForURL((url) => /^\/initiatieven\/./.test(url.pathname) && !url.pathname.endsWith(`/${initiative.id}`));
  });

  test('searching forgives a typing error', async (t) => {
    const { visitor, page } = await reader(t);
    await visitor.open('/');
    await page.locator('#zoek').fill('samen etten');
    await page.locator('form[role=search] button').click();
    await page.waitForURL('**/zoeken?q=samen+etten');
    assert.ok((await page.locator('main .ms-item').count()) > 0);
    assert.equal(await page.locator('#zoek').inputValue(), 'samen etten');
  });

  test('an address where nothing is helps on', async (t) => {
    const { visitor, page } = await reader(t);
    const { items } = await site.server.json('/v1/locaties');
    const response = await visitor.open(`/plekken/${items[0].id}-weg`);
    assert.equal(response.status(), 404);
    await page.getByRole('heading', { level: 1, name: words('niet-gevonden') }).waitFor();
    await page.locator(`main a[href="/plekken/${items[0].id}"]`).waitFor();
    await page.locator('form[role=search]').waitFor();
  });
});

describe('settings in the address', () => {
  const background = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

  test('colours apply and travel along', async (t) => {
    const { visitor, page } = await reader(t);
    await visitor.open('/');
    const light = await background(page);
    await visitor.open('/?kleur=donker');
    assert.equal(await page.locator('html').getAttribute('data-kleur'), 'donker');
    assert.notEqual(await background(page), light);
    await page.locator('nav.ms-nav a').nth(1).click();
    await page.waitForURL('**/activiteiten?kleur=donker');
    await page.locator('main .ms-item').first().click();
    await page.waitForURL('**/activiteiten/*?kleur=donker');
    assert.equal(await page.locator('html').getAttribute('data-kleur'), 'donker');
  });

  test('the form puts a choice in the address', async (t) => {
    const { visitor, page } = await reader(t);
    await visitor.open('/instellingen?gebied=bilgaard');
    await page.locator('input[name=kleur][value=contrast]').check();
    await page.locator('input[name=tekst][value=groter]').check();
    await page.locator('.ms-settings button').click();
    await page.waitForURL((url) => url.searchParams.get('kleur') === 'contrast');
    assert.equal(query(visitor).get('tekst'), 'groter');
    assert.equal(query(visitor).get('gebied'), 'bilgaard');
    assert.equal(await page.locator('html').getAttribute('data-tekst'), 'groter');
    assert.equal(await page.locator('input[name=kleur]:checked').inputValue(), 'contrast');
    const size = () => page.locator('main p').first().evaluate((p) => parseFloat(getComputedStyle(p).fontSize));
    const larger = await size();
    await visitor.open('/instellingen');
    assert.ok(larger > (await size()));
  });

  test('an unknown choice is named', async (t) => {
    const { visitor, page } = await reader(t);
    const response = await visitor.open('/?kleur=paars');
    assert.equal(response.status(), 400);
    const veld = words('filter.kleur');
    await page.getByText(words('onleesbaar.veld', { veld, waarde: 'paars' })).waitFor();
  });
});

describe('languages', () => {
  for (const lang of languages) {
    test(`${lang}: every page has content, in that language`, async () => {
      for (const [path, status] of await everyKindOfPage(site.server)) {
        const address = inLanguage(lang, path);
        const response = await site.server.fetch(address);
        const html = await response.text();
        assert.equal(response.status, status, address);
        assert.match(html, new RegExp(`<html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}"`), address);
        assert.ok(html.includes(`>${words('nav.meedoen', {}, lang)}</span>`), address);
        assert.match(html, /<h1[^>]*>(<[^>]*>)*[^<\s]/, address);
      }
    });
  }

  test('every list has items', async (t) => {
    const { visitor, page } = await reader(t);
    for (const list of Object.keys(lists)) {
      await visitor.open(list === 'hulp' ? '/hulp?alles=ja' : `/${list}`);
      const items = await page.locator(list === 'hulp' ? '.ms-offer' : 'main .ms-item').count();
      assert.ok(items > 0, list);
      assert.ok((await countOn(page)) >= items, list);
    }
  });

  test('another language keeps the page and what was chosen', async (t) => {
    const { visitor, page } = await reader(t);
    await visitor.open('/hulp?thema=geld&gebied=bilgaard');
    const count = await countOn(page);
    for (const lang of ['fy', 'en', 'nl']) {
      await page.locator(`footer a[hreflang=${lang}]`).click();
      await page.locator(`html[lang=${lang}]`).waitFor();
      assert.equal(visitor.at, inLanguage(lang, '/hulp?thema=geld&gebied=bilgaard'));
      assert.equal(await countOn(page), count);
      assert.equal(
        await page.getByRole('heading', { level: 1 }).innerText(),
        words('kinds.hulp', {}, lang),
      );
    }
  });

  test('text in another language than the page says so', async (t) => {
    const { visitor, page } = await reader(t);
    const dutchOnly = recordsOf(await site.server.json('/v1/gids'), 'organisatie').find(
      ({ naam, omschrijving }) => !naam.en && omschrijving?.nl && !omschrijving.en,
    );
    await visitor.open(`/en/organisaties/${dutchOnly.id}`);
    assert.equal(await page.locator('h1 [lang=nl]').innerText(), dutchOnly.naam.nl);
    await page.locator('main p [lang=nl]', { hasText: dutchOnly.omschrijving.nl }).waitFor();
  });
});
