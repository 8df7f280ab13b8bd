/** The tour's steps in the workbench: a pack, a list from a CSV, a run, the export. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { companies } from '../sample/companies.ts';
import { samplePack } from '../sample/pack.ts';
import { bringToFront, count, folder, must, type Stage, step } from './stage.ts';

export const importPack = ({ provider, picture }: Stage, bench: Page): Promise<void> =>
  step('Import the sample pack, enter its key, turn it on', async () => {
    await bench.getByRole('link', { name: 'Packs' }).click();
    const text = JSON.stringify(samplePack(provider.origin));
    await bench
      .getByLabel('Pack file')
      .setInputFiles({ name: 'sample.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await bench.getByLabel(/Sample key/).fill(provider.key);
    await bench.getByRole('checkbox', { name: /Let this pack call/ }).check();
    await picture(bench, 'pack');
    await bench.getByRole('button', { name: /Turn on 3 requests/ }).click();
    await bench.getByRole('switch', { name: 'Company facts is on' }).waitFor();
    // The public sources need the network; the tour needs none.
    for (const name of ['Legal entity is on', 'Mail provider is on'])
      await bench.getByRole('switch', { name, exact: true }).uncheck();
    return '3 requests are on';
  });

const LIST = 'Prospects';
const ROWS = 60;

export const importList = ({ picture }: Stage, bench: Page): Promise<void> =>
  step('Make a list from a CSV', async () => {
    await bench.getByRole('button', { name: 'New list' }).click();
    await bench.getByLabel('Name', { exact: true }).fill(LIST);
    await bench
      .getByRole('dialog')
      .getByRole('button', { name: /Make|Create|Add/ })
      .click();
    await bench.getByRole('button', { name: 'Import', exact: true }).first().click();
    const csv = [
      'Company,Website',
      ...companies.slice(0, ROWS).map(({ name, domain }) => `"${name}",https://www.${domain}/`),
    ].join('\r\n');
    await bench
      .locator('input[type=file]')
      .setInputFiles({ name: 'prospects.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await bench.getByRole('button', { name: /Import \d+ rows/ }).waitFor();
    await picture(bench, 'list-import');
    await bench.getByRole('button', { name: /Import \d+ rows/ }).click();
    await bench.getByRole('grid').waitFor();
    const link = bench.getByRole('link', { name: new RegExp(LIST) });
    must(count(await link.textContent()) === ROWS, `the list has ${ROWS} rows`);
    return `${ROWS} companies`;
  });

export const runList = ({ provider, picture }: Stage, bench: Page): Promise<void> =>
  step('Run the list', async () => {
    const before = provider.stats.charged;
    await bringToFront(bench);
    await bench.getByRole('link', { name: new RegExp(LIST) }).click();
    await bench.getByRole('button', { name: 'Columns' }).click();
    await bench.getByRole('button', { name: 'Add Company facts' }).click();
    await bench.getByRole('button', { name: 'Add Mail provider (sample)' }).click();
    await bench.keyboard.press('Escape');
    await bench.getByRole('button', { name: /^Run all/ }).click();
    const run = bench.getByRole('button', { name: /^Run · |^Run$/ });
    await run.waitFor();
    await picture(bench, 'list-estimate');
    await run.click();
    await bench.waitForTimeout(900);
    await picture(bench, 'list-running');
    await bench
      .getByRole('progressbar')
      .first()
      .waitFor({ state: 'hidden', timeout: 60_000 })
      .catch(() => undefined);
    const charged = (): number => provider.stats.charged - before;
    for (let waited = 0; charged() < ROWS - 20 && waited < 100; waited++) await bench.waitForTimeout(300);
    await bench.waitForTimeout(1500);
    must(
      charged() > 0 && charged() <= ROWS,
      `each company was paid for at most once (${charged()} of ${ROWS})`,
    );
    const twice = Object.values(provider.stats.chargedByDomain).filter(times => times > 1).length;
    must(twice === 0, `no answer was bought twice (${twice})`);
    return `${charged()} answers bought, the others were known already`;
  });

export const scoreList = ({ picture }: Stage, bench: Page): Promise<void> =>
  step('Score the list', async () => {
    await bench.getByRole('button', { name: 'Columns' }).click();
    await bench.getByRole('button', { name: 'Add score' }).click();
    const form = bench.getByRole('form', { name: 'New score' });
    await form.getByLabel('Name of the column').fill('Fit');
    const rules = [
      ['Employees', '250', '40'],
      ['Country', 'Denmark', '30'],
      ['Founded', '2000', '15'],
    ] as const;
    for (const [i, [column, value, points]] of rules.entries()) {
      if (i > 0) await form.getByRole('button', { name: 'Add rule' }).click();
      await form.getByLabel(`Column of rule ${i + 1}`).selectOption({ label: column });
      await form.getByLabel(`Value of rule ${i + 1}`).fill(value);
      await form.getByLabel(`Points of rule ${i + 1}`).fill(points);
    }
    await form.getByRole('button', { name: 'Add bands' }).click();
    await form.getByText(/^From /).waitFor();
    await picture(bench, 'list-score');
    await form.getByRole('button', { name: 'Save score' }).click();
    const grid = bench.getByRole('grid', { name: LIST });
    await grid.getByRole('columnheader', { name: /^Fit/ }).click();
    const best = await grid.getByRole('row').nth(1).getByRole('gridcell').last().textContent();
    must(/High/.test(best ?? ''), `the best come first (${best})`);
    await picture(bench, 'list');
    return `best: ${await grid.getByRole('rowheader').first().textContent()}`;
  });

export const exportCsv = (_stage: Stage, bench: Page): Promise<void> =>
  step('Export CSV', async () => {
    await bench.getByRole('button', { name: 'Export', exact: true }).click();
    const [download] = await Promise.all([
      bench.waitForEvent('download'),
      bench
        .getByRole('button', { name: /^(Save|Export|Download)/ })
        .last()
        .click(),
    ]);
    const file = path.join(folder, 'prospects.csv');
    await download.saveAs(file);
    const lines = readFileSync(file, 'utf8').trim().split('\r\n');
    const rows = count(await bench.getByRole('link', { name: new RegExp(LIST) }).textContent());
    must(lines.length === rows + 1, `the file has ${rows} rows and a header (${lines.length} lines)`);
    must(/Employees/.test(lines[0] ?? ''), 'its header names the fields');
    return `tour/prospects.csv, ${lines.length} lines`;
  });

export const editRequest = ({ picture }: Stage, bench: Page): Promise<void> =>
  step('Try the request in the editor', async () => {
    await bench.locator('a[href="#/request/sample-facts"]').click();
    await bench.getByRole('button', { name: /^Send/ }).click();
    await bench.getByText('200').first().waitFor({ timeout: 15_000 });
    await picture(bench, 'request');
    return 'status 200, its answer as a tree';
  });
