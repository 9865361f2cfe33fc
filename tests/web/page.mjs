// The pages in a folder, opened in Chromium: nothing runs, nothing is asked for, axe finds no
// violation of WCAG A or AA, a keyboard gets everywhere, A4 prints.
//
//   node page.mjs CHROMIUM FOLDER         prints each failure; a page NAME.html leaves NAME.pdf
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [executablePath, folder] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const failures = [];
const fail = (page, text) => failures.push(`${page}: ${text}`);

async function look(browser, name, width) {
  const where = `${name} at ${width}`;
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  const address = pathToFileURL(join(folder, name)).href;
  page.on('console', message => fail(where, `console: ${message.type()} ${message.text()}`));
  page.on('pageerror', error => fail(where, `error: ${error.message}`));
  page.on('dialog', dialog => { fail(where, 'a dialog'); dialog.dismiss(); });
  page.on('request', request => {
    if (request.url() !== address) fail(where, `asks for ${request.url()}`);
  });
  await page.goto(address, { waitUntil: 'load' });

  // As it is opened, then with every explanation unfolded.
  for (const open of [false, true]) {
    await page.evaluate(all => {
      for (const details of document.querySelectorAll('details')) details.open = all;
    }, open);
    await page.evaluate(axe);
    const result = await page.evaluate(() => globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }));
    if (result.passes.length < 15) fail(where, `axe looked at ${result.passes.length} rules only`);
    for (const { id, help, nodes } of result.violations)
      fail(where, `axe ${id}: ${help}: ${nodes.length} x ${nodes[0].html.slice(0, 200)} ` +
        `${(nodes[0].any[0] ?? nodes[0].all[0] ?? {}).message ?? ''}`);
  }

  const facts = await page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
    return {
      harm: globalThis.harm,
      scripts: document.scripts.length,
      frames: document.querySelectorAll('iframe,object,embed,img,link,audio,video,form,input').length,
      handlers: [...document.querySelectorAll('*')].flatMap(e => [...e.attributes])
        .filter(a => /^on/i.test(a.name) || /^\s*javascript:/i.test(a.value)).length,
      styles: document.querySelectorAll('[style]').length,
      twice: ids.filter((id, i) => ids.indexOf(id) !== i),
      dangling: [...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'))
        .filter(h => !h.startsWith('#') || !document.getElementById(decodeURIComponent(h.slice(1)))),
      wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      language: document.documentElement.lang,
      details: document.querySelectorAll('details').length,
      shown: document.body.innerText.includes('<script>window.harm'),
    };
  });
  if (facts.harm !== undefined) fail(where, `ran: ${facts.harm}`);
  for (const key of ['scripts', 'frames', 'handlers', 'styles', 'wide'])
    if (facts[key] !== 0) fail(where, `${key}: ${facts[key]}`);
  for (const key of ['twice', 'dangling'])
    if (facts[key].length) fail(where, `${key}: ${facts[key].slice(0, 5)}`);
  if (!['vi', 'en'].includes(facts.language)) fail(where, `lang: ${facts.language}`);
  if (facts.details < 50) fail(where, `${facts.details} rows to unfold`);
  if (name.startsWith('harm') && !facts.shown) fail(where, 'the hostile text is not shown as text');

  // By keyboard: Tab comes to a row, Enter unfolds it.
  await page.reload();
  let reached = false;
  for (let i = 0; i < 200 && !reached; ++i) {
    await page.keyboard.press('Tab');
    reached = await page.evaluate(() => document.activeElement?.tagName === 'SUMMARY');
  }
  if (!reached) fail(where, 'Tab does not come to any row');
  await page.keyboard.press('Enter');
  if (!await page.evaluate(() => document.activeElement?.parentElement?.open))
    fail(where, 'Enter does not unfold a row');

  if (width > 800) await page.pdf({ path: join(folder, name.replace('.html', '.pdf')),
                                    preferCSSPageSize: true, printBackground: false });
  await page.close();
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const names = readdirSync(folder).filter(name => name.endsWith('.html')).sort();
for (const name of names) for (const width of [1200, 390]) await look(browser, name, width);
await browser.close();
for (const failure of failures) console.log(failure);
console.log(`${names.length} pages, ${failures.length} failures`);
process.exit(failures.length ? 1 : 0);
