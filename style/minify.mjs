// Makes scripts small: reads {"name": "code"} from standard input, writes the same with less of it.
import { text } from "node:stream/consumers";
import { minify } from "terser";

const scripts = JSON.parse(await text(process.stdin));
for (const [name, code] of Object.entries(scripts)) {
  // sw.js is no module: the browser runs it as a classic script, and so does boot.js.
  const module = /^\s*(import|export) /m.test(code);
  scripts[name] = (await minify({ [name]: code }, { module, ecma: 2022, compress: { passes: 2 } })).code;
}
process.stdout.write(JSON.stringify(scripts));
