// node run.mjs FILE.ndjson WANTED.json SECONDS
//
// Times each engine on the dossiers of FILE: evaluation alone, and from the JSON text. WANTED holds,
// a list a dossier, whether each of the 18 indicators is met by chuan; an engine that says otherwise
// is not timed. Prints JSON: engine, microseconds a dossier of both.
import { readFileSync } from 'node:fs';
import { canonical, indicators } from './rules.mjs';

const [file, wantedFile, seconds] = process.argv.slice(2);
const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
const wanted = JSON.parse(readFileSync(wantedFile, 'utf8'));
const dossiers = lines.map((line) => canonical(JSON.parse(line)));

async function time(step) {
  const took = [];
  const end = performance.now() + Number(seconds) * 1000;
  for (let round = 0; round < 3 || performance.now() < end; round += 1) {
    const began = process.cpuUsage();
    await step();
    const used = process.cpuUsage(began);
    took.push((used.user + used.system) / lines.length);
  }
  return took.sort((a, b) => a - b)[Math.floor(took.length / 2)];
}

const out = [];
for (const name of ['by_hand', 'json_logic', 'cel', 'zen']) {
  const { prepare } = await import(`./${name}.mjs`);
  const judge = prepare();
  let wrong = null;
  for (let i = 0; i < dossiers.length && wrong === null; i += 1) {
    const got = await judge(dossiers[i]);
    const at = got.findIndex((met, k) => met !== wanted[i][k]);
    if (at >= 0) wrong = `dossier ${i}, ${indicators[at]}: ${got[at]} instead of ${wanted[i][at]}`;
  }
  if (wrong !== null) {
    out.push({ name, wrong });
    continue;
  }
  const plain = judge.constructor.name !== 'AsyncFunction';
  const evaluation = await time(plain ? () => dossiers.forEach((d) => judge(d))
    : async () => { for (const d of dossiers) await judge(d); });
  const whole = await time(plain ? () => lines.forEach((line) => judge(canonical(JSON.parse(line))))
    : async () => { for (const line of lines) await judge(canonical(JSON.parse(line))); });
  out.push({ name, evaluation, whole });
}
console.log(JSON.stringify(out));
