// Every pair of colours that meets on the screen, in every theme and mode: text at least 7:1, parts of controls 3:1.
import assert from "node:assert/strict";
import { test } from "node:test";
import { baseTokens, readTheme, settle, themeNames } from "./build.mjs";

const TEXT = 7, PART = 3;
const grounds = ["paper", "hover", "sky", "sun-tint"];

// [foreground, background, at least]
const pairs = [
  ...["ink", "soft-ink", "water"].flatMap((ink) => grounds.map((ground) => [ink, ground, TEXT])),
  ["soft-ink", "meadow", 4.5], // names on the map, with the same names in the list beside it
  ["ink", "meadow", TEXT], // badge "past bij je"
  ["ink", "stop-tint", TEXT],
  ["water", "stop-tint", TEXT],
  ["stop", "paper", TEXT],
  ["stop", "stop-tint", TEXT],
  ["green", "paper", TEXT],
  ["green", "hover", TEXT],
  ["amber", "paper", TEXT],
  ["amber", "hover", TEXT],
  ["amber", "sun-tint", TEXT],
  ["on-fill", "fill", TEXT],
  ["on-fill", "fill-hover", TEXT],
  ["on-deep", "deep", TEXT],
  ["on-sun", "sun", TEXT],
  ["paper", "water", TEXT], // head of the date leaf
  ["paper", "stop", TEXT], // a button that erases

  ["edge", "paper", PART],
  ["edge", "sky", PART],
  ["edge", "hover", PART],
  ["fill", "paper", PART],
  ["fill", "sky", PART],
  ["water", "meadow", PART], // border between areas of the map
  ["fill", "meadow", PART], // my area, pins
  ["stop", "paper", PART],
  ["focus", "paper", PART],
  ["focus", "sky", PART],
  ["focus", "hover", PART],
  ["focus", "sun-tint", PART],
  ["focus", "focus-inner", PART], // the two rings from each other, so one shows on any ground
  ["on-deep", "deep", PART], // the ring in the footer
];

const names = {
  "fill-hover": "--basis-color-action-1-inverse-bg-hover",
  focus: "--basis-focus-outline-color",
  "focus-inner": "--basis-focus-inverse-outline-color",
};

function colour(name, tokens) {
  let value = `var(${names[name] ?? `--ms-${name}`})`;
  for (let step = 0; value.startsWith("var("); step++) {
    assert.ok(step < 20, `${name} goes round in circles`);
    value = tokens.get(value.slice(4, -1)) ?? assert.fail(`${value} has no value`);
  }
  assert.match(value, /^#[\da-f]{6}$/, `${name} is ${value}`);
  return value;
}

function luminance(hex) {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

test("contrast is counted as WCAG does", () => {
  assert.equal(contrast("#000000", "#ffffff"), 21);
  assert.equal(contrast("#767676", "#ffffff").toFixed(2), "4.54");
});

test("var() of nobody gives way to its fallback, or the value is void", () => {
  const known = (name) => name === "--a";
  assert.equal(settle("var(--b, calc(1px + var(--a, 2px)))", known), "calc(1px + var(--a,2px))");
  assert.equal(settle("1px solid var(--b)", known), null);
  assert.equal(settle("var(--a, var(--b))", known), "var(--a)");
});

const first = [...readTheme(themeNames()[0]).licht.keys()];

for (const theme of themeNames()) {
  for (const [mode, values] of Object.entries(readTheme(theme))) {
    test(`${theme}, ${mode}: names every colour`, () => assert.deepEqual([...values.keys()].sort(), [...first].sort()));
    test(`${theme}, ${mode}: is readable`, () => {
      const tokens = new Map([...baseTokens(), ...values]);
      const weak = pairs
        .map(([front, back, least]) => ({ front, back, least, is: contrast(colour(front, tokens), colour(back, tokens)) }))
        .filter(({ is, least }) => is < least)
        .map(({ front, back, least, is }) => `${front} on ${back}: ${is.toFixed(2)}, at least ${least}`);
      assert.deepEqual(weak, []);
    });
  }
}
