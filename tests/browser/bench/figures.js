// What measures have in common.

export const percentile = (values, share) => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
};

/** What the page measured under a name since the last time, in milliseconds. */
export const measured = (page, name) =>
  page.evaluate((wanted) => {
    const found = performance.getEntriesByName(wanted, 'measure').map(({ duration }) => duration);
    performance.clearMeasures(wanted);
    return found;
  }, name);
