// From the change of a choice to the new list on the page: for every choice of the lists with most
// filters, chosen and taken away again.

import { percentile } from './figures.js';

/** At most so many milliseconds from a choice to the new list. */
const GOAL = 100;
/** Lists with all that stands beside them; the map of places is unfolded. */
const LISTS = ['/plekken?kaart=500-600-0', '/hulp?alles=ja', '/activiteiten', '/vrijwilligerswerk'];
const ROUNDS = 3;

/** Chooses everything that can be chosen of one list; how long each took. */
const choose = (page) =>
  page.evaluate(async () => {
    const shown = () => new Promise((resolve) => addEventListener('mienskip:getoond', resolve, { once: true }));
    const names = [...document.querySelectorAll('.ms-filter__form .ms-choice input')].map(({ name, value }) => [name, value]);
    const took = [];
    const choice = ([name, value]) => document.querySelector(`.ms-filter__form input[name="${name}"][value="${value}"]`);
    for (const one of names) {
      // Ticked and unticked again; of those of which there is one, the next takes its place.
      for (let time = 0; time < (choice(one)?.type === 'checkbox' ? 2 : 1); time += 1) {
        const input = choice(one);
        if (!input || (input.type === 'radio' && input.checked)) continue;
        const done = shown();
        const started = performance.now();
        input.click();
        await done;
        took.push(performance.now() - started);
        // What comes after belongs to the next frame.
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      }
    }
    return took;
  });

/** Measures the filters of a visitor whose device has the guide; `report` prints a figure beside its goal. */
export async function measureFilters(visitor, report) {
  const all = [];
  for (const list of LISTS) {
    await visitor.openWithGuide(list);
    const took = [];
    for (let round = 0; round < ROUNDS; round += 1) took.push(...(await choose(visitor.page)));
    const name = new URL(visitor.page.url()).pathname;
    report(`filter of ${name}, p50 of ${took.length}`, percentile(took, 0.5), GOAL);
    report(`filter of ${name}, p95 of ${took.length}`, percentile(took, 0.95), GOAL);
    all.push(...took);
  }
  report(`any filter, p95 of ${all.length}`, percentile(all, 0.95), GOAL);
}
