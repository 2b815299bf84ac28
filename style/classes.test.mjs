// What build.mjs leaves out of the components is nowhere asked for.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { isUnused } from "./build.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const sources = ["app/src", "server/src", "public"].flatMap((folder) =>
  readdirSync(`${root}${folder}`, { recursive: true })
    .filter((name) => /\.(rs|js)$/.test(name))
    .map((name) => `${root}${folder}/${name}`),
);

test("no page has a class without its styles", () => {
  const named = new Map();
  for (const file of sources) {
    for (const [name] of readFileSync(file, "utf8").matchAll(/\b(nl|utrecht)-[a-z][\w-]*/g)) named.set(name, file);
  }
  assert.ok(named.size > 30, `only ${named.size} classes`);
  assert.deepEqual([...named].filter(([name]) => isUnused(name)), []);
});
