// Builds style/dist: site.css, theme-<name>.css, icons.svg. Same input, same bytes.
//
// NL Design System components read some 900 custom properties; the Voorbeeld theme defines 2,800. Most of
// both never meet. So: (1) keep only tokens that are read, also through other tokens; (2) take out
// var(--x) when nobody defines --x: its fallback stays, or the declaration goes.
import { readFileSync, writeFileSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";
import { fileURLToPath } from "node:url";
import { bundle, transform } from "lightningcss";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const read = (path) => readFileSync(here(path), "utf8");
// Browsers that know @layer, logical properties and :where(): nothing needs to be rewritten for them.
const version = (major, minor = 0) => (major << 16) | (minor << 8);
const targets = { chrome: version(105), firefox: version(110), safari: version(15, 4), ios_saf: version(15, 4) };

const minify = (code, filename) => transform({ filename, code: Buffer.from(code), minify: true, targets }).code.toString();
const brotli = (text) => brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

/** `--name: value` pairs of a piece of CSS. */
export function properties(css) {
  const found = new Map();
  for (const [, name, value] of css.replace(/\/\*[^]*?\*\//g, "").matchAll(/(--[\w-]+)\s*:\s*([^;}]+)[;}]/g)) found.set(name, value.trim());
  return found;
}

const reads = (text) => [...text.matchAll(/var\(\s*(--[\w-]+)/g)].map((match) => match[1]);

/** Replaces var(--unknown, fallback) by its fallback; null when there is none: the value is void. */
export function settle(value, known) {
  let out = "";
  for (let at = 0; at < value.length; ) {
    const start = value.indexOf("var(", at);
    if (start < 0) return out + value.slice(at);
    let end = start + 4, depth = 1, comma = -1;
    for (; depth; end++) {
      if (value[end] === "(") depth++;
      else if (value[end] === ")") depth--;
      else if (value[end] === "," && depth === 1 && comma < 0) comma = end;
    }
    const name = value.slice(start + 4, comma < 0 ? end - 1 : comma).trim();
    const fallback = comma < 0 ? null : settle(value.slice(comma + 1, end - 1).trim(), known);
    out += value.slice(at, start);
    if (known(name)) out += fallback === null ? `var(${name})` : `var(${name},${fallback})`;
    else if (fallback === null) return null;
    else out += fallback;
    at = end;
  }
  return out;
}

/** Applies `settle` to every declaration; the unminified output of lightningcss has one a line, but for long sums. */
function settleAll(css, known) {
  return css.replace(/([(+])\n\s*/g, "$1 ").split("\n").flatMap((line) => {
    if (!line.includes("var(")) return [line];
    const [, head, value, tail] = line.match(/^(\s*[\w-]+\s*:\s*)(.*?)(;?)$/) ?? [];
    if (head === undefined) return [line];
    const settled = settle(value, known);
    return settled === null ? [] : [head + settled + tail];
  }).join("\n");
}

/** Only the tokens that `css` reads, and what those read. */
function purge(tokens, css) {
  const kept = new Set(), queue = reads(css);
  for (let name; (name = queue.pop()); ) {
    if (kept.has(name) || !tokens.has(name)) continue;
    kept.add(name);
    queue.push(...reads(tokens.get(name)));
  }
  return [...tokens].filter(([name]) => kept.has(name)).sort(([a], [b]) => (a < b ? -1 : 1));
}

export const themeNames = () => readdirSync(here("themes")).filter((name) => name.endsWith(".css")).map((name) => name.slice(0, -4)).sort();

/** A theme file is four rules: `licht`, `donker`, `contrast`, `contrast-donker`. */
export function readTheme(name) {
  const modes = {};
  for (const [, mode, body] of read(`themes/${name}.css`).replace(/\/\*[^]*?\*\//g, "").matchAll(/\.([\w-]+)\s*\{([^}]*)\}/g)) modes[mode] = properties(`${body};`);
  for (const mode of ["licht", "donker", "contrast", "contrast-donker"]) if (!modes[mode]) throw new Error(`themes/${name}.css has no .${mode}`);
  return modes;
}

const ACCENT = "--ms-accent";

/** High contrast, for every theme: see tokens.css. */
const hard = ";--ms-hard:0.125rem;--ms-art:none";

/** Where each mode holds: by the visitor's own switch, else by what the device asks for. Later rules win. */
function themeCss(modes) {
  const rule = (selector, mode, scheme) => `${selector}{color-scheme:${scheme};${[...modes[mode]].map(([name, value]) => `${name}:${value}`).join(";")}${mode.startsWith("contrast") ? hard : ""}}`;
  // The one colour of what is printed, for paper is white in every mode.
  const accent = `:root{${ACCENT}:${modes.licht.get("--basis-color-action-1-color-default")}}`;
  const dark = "(prefers-color-scheme:dark)", more = "(prefers-contrast:more)";
  return [
    accent,
    rule(":root", "licht", "light"),
    `@media ${dark}{${rule(":root:not([data-kleur])", "donker", "dark")}}`,
    rule(':root[data-kleur="donker"]', "donker", "dark"),
    `@media ${more}{${rule(":root:not([data-kleur])", "contrast", "light")}}`,
    rule(':root[data-kleur="contrast"]', "contrast", "light"),
    `@media ${more} and ${dark}{${rule(":root:not([data-kleur])", "contrast-donker", "dark")}}`,
    `@media ${dark}{${rule(':root[data-kleur="contrast"]', "contrast-donker", "dark")}}`,
    // Paper is always white, whatever the screen was.
    `@media print{${rule(":root:root:root", "contrast", "light")}}`,
  ].join("\n");
}

/** All tokens outside the themes: Voorbeeld's, with ours over them. */
export const baseTokens = () =>
  new Map([...properties(read("node_modules/@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css")), ...properties(read("tokens.css"))]);

/**
 * What this site does without: it never disables a control (look.md), a button has no third colour, a field has the
 * width of what it is for, and a hidden placeholder is no text. A test holds that no page names any of these.
 */
const without = [
  /^(nl|utrecht)-.*--(disabled|positive|busy|valid|focus|focus-visible|hover|active|checked)$/,
  /^nl-(button--(icon-only|negative|pressed)|button__icon-end|heading--level-[456]|link--(current|inline-box)|paragraph__lead)$/,
  /^utrecht-(alert--(info|ok|warning)|form-field--(checkbox|radio)|select.*|textbox--.*-size|textbox--(numeric|password|url))$/,
  /^utrecht-.*(--(distanced|placeholder-ltr|placeholder-rtl|read-only)|__placeholder|__description--before)$/,
  /^utrecht-(form-label--(checkbox|radio)|form-field-description--invalid|form-fieldset--invalid|form-fieldset__fieldset--html-fieldset|(textbox|textarea|radio-button)--invalid)$/,
];
export const isUnused = (name) => without.some((pattern) => pattern.test(name));

const unused = (part) =>
  (part.type === "class" && isUnused(part.name)) ||
  (part.type === "pseudo-class" && (part.kind === "disabled" || (part.kind === "where" && part.selectors.every((inner) => inner.some(unused)))));

const visitor = {
  Rule: { style: (rule) => (rule.value.selectors.every((selector) => selector.some(unused)) ? [] : undefined) },
};

function siteCss(themes) {
  let css = bundle({ filename: here("main.css"), targets, visitor }).code.toString().replace(/\/\*[^]*?\*\//g, "");
  const tokens = baseTokens();
  for (let before; before !== css; ) {
    before = css;
    const local = new Set(properties(css).keys());
    css = settleAll(css, (name) => name === ACCENT || tokens.has(name) || local.has(name) || themes.some((theme) => theme.licht.has(name)));
  }
  for (const name of themes.flatMap((theme) => [...theme.licht.keys()])) tokens.delete(name);
  const used = purge(tokens, css);
  const stray = used.filter(([, value]) => value.includes("--voorbeeld-kleuren"));
  if (stray.length) throw new Error(`Voorbeeld colours shine through; name these in tokens.css:\n${stray.map((pair) => pair.join(": ")).join("\n")}`);
  const notice = "/*! Mienskip, with component CSS and tokens of NL Design System (Gemeente Utrecht, Frameless and others): EUPL-1.2 */\n";
  return notice + minify(`@layer tokens,reset,nl,ms;@layer tokens{:root{${used.map(([name, value]) => `${name}:${value}`).join(";")}}}${css}`, "site.css");
}

function iconsSvg() {
  const symbols = Object.entries(JSON.parse(read("icons.json"))).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, source]) => {
    const file = source.includes("/") ? source : `outline/${source}`;
    const filled = file.startsWith("filled/");
    const shapes = read(`node_modules/@tabler/icons/icons/${file}.svg`).replace(/\s+/g, " ").replace(/^.*?<svg[^>]*>|<\/svg>.*$/g, "")
      .replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none" ?\/>/, "").replace(/ ?\/>/g, "/>").replace(/> </g, "><").trim();
    const paint = filled ? 'fill="currentColor"' : 'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"';
    return `<symbol id="i-${name}" viewBox="0 0 24 24" ${paint}>${shapes}</symbol>`;
  });
  // Our own drawings: already symbols, one a file.
  const art = readdirSync(here("art")).sort().map((name) => read(`art/${name}`).replace(/<!--[^]*?-->/g, "").replace(/\s+/g, " ").replace(/> </g, "><").trim());
  const [holder] = read("node_modules/@tabler/icons/LICENSE").match(/Copyright .*/);
  const notice = `<!-- Icons i-*: Tabler Icons, ${holder}, MIT licence (https://opensource.org/license/mit). Drawings ms-*: Mienskip, EUPL-1.2. -->`;
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${notice}\n${[...symbols, ...art].join("\n")}\n</svg>\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const themes = Object.fromEntries(themeNames().map((name) => [name, readTheme(name)]));
  const files = { "site.css": siteCss(Object.values(themes)), "icons.svg": iconsSvg() };
  for (const [name, modes] of Object.entries(themes)) files[`theme-${name}.css`] = minify(themeCss(modes), `theme-${name}.css`);

  rmSync(here("dist"), { recursive: true, force: true });
  mkdirSync(here("dist"));
  const size = {};
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(here(`dist/${name}`), text);
    size[name] = brotli(text);
    console.log(`${name.padEnd(26)} ${String(text.length).padStart(7)} B ${String(size[name]).padStart(6)} B brotli`);
  }
  const budget = 15_000;
  for (const name of Object.keys(themes)) {
    const total = size["site.css"] + size[`theme-${name}.css`];
    if (total > budget) throw new Error(`site.css with theme ${name} is ${total} B brotli; the budget is ${budget} B`);
  }
}
