// Holds the description of the API against the ruleset of the Dutch API Design Rules.
//
// MIENSKIP_CHECKS: the folder that has adr/linter.yaml (kept outside the project).
// MIENSKIP_OPENAPI: the description, as printed by `mienskip openapi`.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const here = path.dirname(fileURLToPath(import.meta.url));
const spectral = path.join(here, "node_modules", ".bin", "spectral");
const { MIENSKIP_CHECKS: checks, MIENSKIP_OPENAPI: description } = process.env;
const missing = [
  ["MIENSKIP_CHECKS", checks],
  ["MIENSKIP_OPENAPI", description],
].filter(([, value]) => !value).map(([name]) => name);

if (missing.length > 0) {
  console.log(`Not run: the check of the API against the design rules. ${missing.join(" and ")} not set.`);
}

const lint = async (file) => {
  // Spectral is silent about a file that is not there.
  JSON.parse(await readFile(file, "utf8"));
  const ruleset = path.join(path.resolve(checks), "adr", "linter.yaml");
  await readFile(ruleset);
  const found = await promisify(execFile)(
    spectral,
    ["lint", "--ruleset", ruleset, "--format", "json", "--quiet", "--fail-severity", "error", path.resolve(file)],
    { maxBuffer: 64 * 1024 * 1024 },
  ).catch((failed) => {
    if (failed.code !== 1) throw failed;
    return failed;
  });
  return JSON.parse(found.stdout).filter(({ severity }) => severity === 0);
};

test("the description follows the API Design Rules", { skip: missing.length > 0 }, async () => {
  const errors = await lint(description);
  assert.deepEqual(errors.map(({ code, message, path }) => `${code}: ${message} (${path.join(".")})`), []);
});

test("a description that breaks a rule is noticed", { skip: missing.length > 0 }, async (t) => {
  const folder = await mkdtemp(path.join(tmpdir(), "mienskip-lint-"));
  t.after(() => rm(folder, { recursive: true }));
  const broken = JSON.parse(await readFile(description, "utf8"));
  delete broken.info.contact;
  const file = path.join(folder, "openapi.json");
  await writeFile(file, JSON.stringify(broken));
  const codes = (await lint(file)).map(({ code }) => code);
  assert.ok(codes.includes("info-contact"), codes.join(" "));
});
