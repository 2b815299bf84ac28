// The vacancies that suit a profile: found anew at every answer on /profiel, among all of them.

import { measured, percentile } from './figures.js';

/** At most so many milliseconds for it. */
const GOAL = 10;
/** Steps of the profile with boxes that matching looks at. */
const STEPS = ['leuk', 'kan', 'wanneer', 'leren'];

/** Measures it for a visitor whose device has the guide; `report` prints a figure beside its goal. */
export async function measureMatching(visitor, report) {
  const { page } = visitor;
  await visitor.openWithGuide('/profiel');
  await page.locator('form[data-profiel]').waitFor();
  await measured(page, 'past');
  const took = [];
  for (const step of STEPS) {
    const boxes = page.locator(`#profiel-${step} input[type=checkbox]`);
    await page.locator(`#profiel-${step} > summary`).click();
    for (let at = 0; at < (await boxes.count()); at += 1) {
      await boxes.nth(at).evaluate((box) => box.click());
      await page.waitForFunction(() => performance.getEntriesByName('past', 'measure').length > 0);
      took.push(...(await measured(page, 'past')));
    }
  }
  report(`vacancies that suit a profile (p95 of ${took.length})`, percentile(took, 0.95), GOAL);
}
