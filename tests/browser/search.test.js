// One search on every page: with JavaScript, without, and without the server.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, PHONE, until } from './support/browser.js';
import { pattern, words } from './support/settings.js';
import { useSite } from './support/site.js';

const site = useSite();

const SENTENCE = 'wie kan mij helpen met mijn belasting formulier';

const titles = (page) => page.locator('main .ms-item__title').allTextContents();

for (const [device, viewport] of [['phone', PHONE], ['desktop', DESKTOP]]) {
  test(`without JavaScript the field in the header finds, and filters narrow it down (${device})`, async (t) => {
    const visitor = await site.visitor(t, { javaScript: false, viewport });
    const { page } = visitor;
    for (const address of ['/', '/hulp', '/over', '/nergens', '/en/plekken']) {
      await visitor.open(address);
      assert.equal(await page.locator('header form[role=search] #zoek:visible').count(), 1, address);
    }
    await visitor.open('/over');
    await page.locator('#zoek').fill(SENTENCE);
    await page.locator('#zoek').press('Enter');
    await page.waitForURL('**/zoeken?q=*');
    assert.equal(await page.locator('#zoek').inputValue(), SENTENCE);
    assert.ok((await titles(page)).length > 0);

    await page.locator('nav .ms-chip--choice', { hasText: words('kinds.hulp') }).click();
    await page.waitForURL('**&soort=hulp*');
    const folded = page.locator('.ms-filter__summary');
    if (await folded.isVisible()) await folded.click();
    const theme = page.locator('fieldset input[name=thema]').first();
    await page.locator('.ms-fold__summary', { hasText: words('filter.thema') }).click();
    await theme.check();
    await page.locator('.ms-filter__form button[type=submit]').click();
    await page.waitForURL(({ searchParams }) => searchParams.get('soort') === 'hulp' && searchParams.has('thema'));
    assert.ok((await titles(page)).length > 0);
    assert.equal(await page.locator('#zoek').inputValue(), SENTENCE);
  });
}

test('the chosen area travels along without JavaScript, and does not hide what is elsewhere', async (t) => {
  const visitor = await site.visitor(t, { javaScript: false });
  const { page } = visitor;
  await visitor.open('/hulp?gebied=dorpen-zuid');
  await page.locator('#zoek').fill('schulden');
  await page.locator('#zoek').press('Enter');
  await page.waitForURL('**/zoeken?*vanuit=dorpen-zuid*');
  const near = await page.locator('.ms-count').textContent();
  await visitor.open('/zoeken?q=schulden');
  assert.equal(await page.locator('.ms-count').textContent(), near);
});

test('nothing found is no dead end', async (t) => {
  const visitor = await site.visitor(t, { javaScript: false });
  const { page } = visitor;
  await visitor.open('/zoeken?q=xqzzyxq');
  await page.getByText(words('zoek.stel-je-vraag')).waitFor();
  assert.ok(await page.locator('main a[href^="tel:"]').count() > 0);
  assert.ok(await page.locator('main a[href^="/plekken/"]').count() > 0);
  assert.ok(await page.locator('.ms-theme').count() > 0);

  await visitor.open('/zoeken?q=shculden');
  await page.getByText(words('zoek.bedoel')).waitFor();
  await page.locator('main a[href*="q=schulden"]').first().click();
  await page.waitForURL('**q=schulden*');
});

test('typing suggests, and the keyboard chooses', async (t) => {
  const visitor = await site.visitor(t, { viewport: DESKTOP });
  const { page } = visitor;
  await visitor.openWithGuide('/over');
  const field = page.locator('#zoek');
  const list = page.locator('#zoek-lijst');
  await field.pressSequentially('schuld');
  await list.locator('[role=option]').first().waitFor();
  assert.equal(await field.getAttribute('role'), 'combobox');
  assert.equal(await field.getAttribute('aria-expanded'), 'true');
  assert.equal(await field.getAttribute('aria-controls'), 'zoek-lijst');
  // How many there are is said to who cannot see them.
  await page.locator('[role=status]', { hasText: pattern('zoek.gesuggereerd') }).waitFor({ state: 'attached' });

  await field.press('Escape');
  await list.waitFor({ state: 'hidden' });
  assert.equal(await field.inputValue(), 'schuld');
  assert.equal(await field.getAttribute('aria-expanded'), 'false');

  await field.pressSequentially('e');
  await list.locator('[role=option]').first().waitFor();
  await field.press('ArrowDown');
  const active = await field.getAttribute('aria-activedescendant');
  const option = page.locator(`#${active}`);
  assert.equal(await option.getAttribute('aria-selected'), 'true');
  const href = await option.getAttribute('href');
  // Up from the first is back in the field, and up again the last.
  await field.press('ArrowUp');
  assert.equal(await field.getAttribute('aria-activedescendant'), null);
  await field.press('ArrowUp');
  assert.equal(await list.locator('[role=option]').last().getAttribute('aria-selected'), 'true');
  await field.press('ArrowDown');
  await field.press('ArrowDown');
  await field.press('Enter');
  await page.waitForURL(`**${href}`);
  await list.waitFor({ state: 'hidden' });
});

test('the field does not hold the keyboard, and Enter without a choice searches', async (t) => {
  const visitor = await site.visitor(t);
  const { page } = visitor;
  await visitor.openWithGuide('/over');
  const field = page.locator('#zoek');
  await field.pressSequentially('koff');
  await page.locator('#zoek-lijst [role=option]').first().waitFor();
  await field.press('Tab');
  await page.locator('#zoek-lijst').waitFor({ state: 'hidden' });
  assert.notEqual(await page.evaluate(() => document.activeElement.id), 'zoek');
  await field.focus();
  await field.pressSequentially('ie');
  await page.locator('#zoek-lijst [role=option]').first().waitFor();
  await field.press('Enter');
  await page.waitForURL('**/zoeken?q=koffie');
  await page.locator('#zoek-lijst').waitFor({ state: 'hidden' });
});

test('what is being composed is not searched for before it is written', async (t) => {
  const visitor = await site.visitor(t);
  const { page } = visitor;
  await visitor.openWithGuide('/over');
  const field = page.locator('#zoek');
  const write = (type, isComposing) => field.evaluate((input, [name, composing]) => {
    input.value = 'koffie';
    const event = name === 'input' ? new InputEvent(name, { bubbles: true, isComposing: composing }) : new CompositionEvent(name, { bubbles: true });
    input.dispatchEvent(event);
  }, [type, isComposing]);
  await field.focus();
  await write('input', true);
  assert.equal(await page.locator('#zoek-lijst [role=option]').count(), 0);
  await write('compositionend');
  assert.ok(await page.locator('#zoek-lijst [role=option]').count() > 0);
});

test('a tap on a suggestion opens it', async (t) => {
  const visitor = await site.visitor(t, { viewport: PHONE, hasTouch: true });
  const { page } = visitor;
  await visitor.openWithGuide('/');
  await page.locator('#zoek').tap();
  await page.locator('#zoek').pressSequentially('samen et');
  const option = page.locator('#zoek-lijst [role=option]').first();
  await option.waitFor();
  const box = await option.boundingBox();
  assert.ok(box.height >= 48, `${box.height}`);
  assert.ok(box.x >= 0 && box.x + box.width <= PHONE.width);
  const href = await option.getAttribute('href');
  await option.tap();
  await page.waitForURL(`**${href}`);
});

test('what is suggested stays when the page is made again', async (t) => {
  const visitor = await site.visitor(t);
  const { page } = visitor;
  await visitor.openWithGuide('/over');
  await page.locator('#zoek').pressSequentially('koffie');
  await page.locator('#zoek-lijst [role=option]').first().waitFor();
  await visitor.comeBack();
  assert.equal(await page.locator('#zoek').inputValue(), 'koffie');
  assert.equal(await page.locator('#zoek').getAttribute('aria-expanded'), 'true');
  assert.ok(await page.locator('#zoek-lijst [role=option]').first().isVisible());
});

test('without the server the same is found, in the same order', async (t) => {
  const server = await site.ownServer(t);
  const visitor = await site.visitor(t, { server });
  const { page } = visitor;
  const questions = [SENTENCE, 'eten met anderen', 'skulden', 'walking', 'shculden'];
  const online = [];
  const reader = await site.visitor(t, { server, javaScript: false });
  for (const question of questions) {
    await reader.open(`/zoeken?q=${encodeURIComponent(question)}`);
    online.push(await titles(reader.page));
  }
  await visitor.openWithGuide('/over');
  await visitor.everything();
  await server.stop();
  for (const [at, question] of questions.entries()) {
    await page.locator('#zoek').fill(question);
    await page.locator('#zoek').press('Enter');
    await page.waitForURL((url) => url.searchParams.get('q') === question);
    await until('the page is there', async () => (await titles(page)).length === online[at].length);
    assert.deepEqual(await titles(page), online[at], question);
  }
});
