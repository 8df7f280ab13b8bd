/** A builder scores a list: writes rules, sees how they spread before saving, sorts, and reads why a row has its points. */
import { readFile } from 'node:fs/promises';
import { expect, put, rowsIn, storedRequest, test } from './loupe.ts';

const DAY = 86_400_000;
const FIRMS = ['Amber', 'Birch', 'Cedar', 'Dune', 'Elm'];
/** Amber to Dune were asked; Elm never was. */
const EMPLOYEES = [1200, 300, 40, null];

const rowOf = (name: string, order: number) => {
  const domain = `${name.toLowerCase()}.example`;
  return {
    ...{ id: JSON.stringify(['l', `d:${domain}`]), listId: 'l', order, subject: `d:${domain}`, name, domain },
    ...{ values: { Country: order % 2 ? 'DE' : 'DK' }, source: 'fair.csv', addedAt: 0 },
  };
};
const resultOf = (name: string, employees: number | null) => ({
  ...{ planId: 'facts', subject: `d:${name.toLowerCase()}.example`, inputs: '', name, domain: null },
  ...{ at: Date.now() - 3 * DAY, state: 'found', problem: null, note: null, revision: 1, runId: null },
  ...{ fromCache: false, charged: 0, unit: 'credit', entity: { kind: 'same' } },
  cells: {
    employees: {
      ...{ label: 'Employees', value: employees, kind: employees === null ? 'empty' : 'filled', why: null },
      ...{ requestId: 'facts', provider: 'Sample', path: '$.n', answerKey: null, at: Date.now() - 3 * DAY },
    },
  },
});

test('scores a list, sees how it spreads, sorts by it, reads the reasons, and mends a rule that lost its column', async ({
  loupe,
  own,
}) => {
  const fields = [{ name: 'employees', label: 'Employees', path: '$.n', type: 'number' as const }];
  await put(own, 'requests', [storedRequest({ url: 'https://api.example/v1?d={{domain}}', fields })]);
  const list = { id: 'l', name: 'Fair', plans: ['facts'], columns: ['Country'], createdAt: 0, updatedAt: 1 };
  await put(own, 'lists', [list]);
  await put(own, 'listRows', FIRMS.map(rowOf));
  await put(
    own,
    'results',
    EMPLOYEES.map((employees, i) => resultOf(FIRMS[i] ?? '', employees)),
  );

  const page = await own.context().newPage();
  await page.goto(loupe.page('workbench.html#/list/l'));
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('button', { name: 'Add score' }).click();
  const form = page.getByRole('form', { name: 'New score' });
  await form.getByLabel('Column of rule 1').selectOption({ label: 'Employees' });
  await form.getByLabel('Value of rule 1').fill('250');
  await form.getByLabel('Points of rule 1').fill('40');
  // Before it is saved: on the list's own rows, what is not known apart.
  await expect(form.getByText('holds for 2 of 5 rows, 2 not known')).toBeVisible();
  await form.getByRole('button', { name: 'Add rule' }).click();
  await form.getByLabel('Column of rule 2').selectOption({ label: 'Country' });
  await form.getByLabel('Value of rule 2').fill('DK');
  await form.getByLabel('Points of rule 2').fill('-5');
  await form.getByRole('button', { name: 'Add bands' }).click();
  const preview = form.getByRole('complementary', { name: 'How it spreads' });
  await expect(preview.getByRole('status')).toHaveText(/^From -5 to 40, half of them 0 or more\./);
  await expect(preview.getByRole('row', { name: /Birch/ })).toContainText('High40');

  // Enter saves; what is missing is said where it is missing.
  await form.getByLabel('Points of rule 2').press('Enter');
  await expect(form.getByText('Write a name, such as Fit.')).toBeVisible();
  await expect(form.getByLabel('Name of the column')).toBeFocused();
  await page.keyboard.type('Fit');
  await page.keyboard.press('Enter');

  const grid = page.getByRole('grid', { name: 'Fair' });
  await expect(grid).toBeFocused();
  const names = grid.getByRole('rowheader').filter({ has: page.locator('.Grid-company') });
  await grid.getByRole('columnheader', { name: /^Fit/ }).click();
  await expect(names).toHaveText([/Birch/, /Amber/, /Dune/, /Cedar/, /Elm/]);

  const cell = grid.getByRole('row', { name: /Elm/ }).getByRole('gridcell').last();
  await expect(cell).toHaveText(/1 of 2 rules known, ?Low-5/);
  await cell.click();
  const why = page.getByRole('dialog', { name: 'Fit of Elm' });
  await expect(why.getByRole('listitem')).toHaveText([
    'Employees is at least 250not knownIt was not asked yet.',
    'Country is DK−5DK · fair.csv',
  ]);
  // The answer comes, and the points with it: nothing of a score is kept.
  await put(own, 'results', [resultOf('Elm', 900)]);
  await page.keyboard.press('Escape');
  await expect(grid).toBeFocused();

  const [kept] = await rowsIn(own, 'lists');
  expect(kept).toMatchObject({ scores: [{ name: 'Fit', rules: [{ points: 40 }, { points: -5 }] }] });
  await put(own, 'lists', [{ ...kept, columns: ['Land'] }]);
  await page.reload();
  await expect(page.getByText('Fit looks at Country, which is gone from this list')).toBeVisible();
  await page.getByRole('button', { name: 'Mend score' }).click();
  const edit = page.getByRole('form', { name: 'Edit Fit' });
  await expect(edit.getByText('Country is gone from this list')).toBeVisible();
  await expect(edit.getByRole('complementary').getByRole('row', { name: /Elm/ })).toContainText('1 of 2');
  await edit.getByRole('button', { name: 'Remove rule 2' }).click();
  await edit.getByRole('button', { name: 'Save score' }).click();
  await expect(grid.getByRole('row', { name: /Elm/ }).getByRole('gridcell').last()).toHaveText('High40');
  await expect(page.getByText('which is gone from this list')).toHaveCount(0);

  // It goes to a file with its reasons, and to a colleague with its list.
  const saved = async (press: () => Promise<void>): Promise<string> => {
    const [download] = await Promise.all([page.waitForEvent('download'), press()]);
    return await download.path();
  };
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('checkbox', { name: 'The reasons of each score' }).check();
  const file = await saved(() => page.getByRole('button', { name: 'Save file' }).click());
  const [head, ...lines] = (await readFile(file, 'utf8')).trim().split('\r\n');
  expect(head?.replace(/^\ufeff/, '')).toBe('Company,Domain,Land,Employees,Fit,Fit band,Fit reasons');
  expect(lines).toContain('Elm,elm.example,,900,40,High,Employees is at least 250 (900): +40');
  expect(lines).toContain('Dune,dune.example,,,,,Employees: not known');

  await page.goto(loupe.page('workbench.html#/packs'));
  await page.getByRole('checkbox', { name: /^Fair \(list/ }).check();
  await page.getByLabel('Name of the pack').fill('Fair pack');
  const pack = await saved(() => page.getByRole('button', { name: 'Save pack of 1 part' }).click());
  await put(own, 'lists', [{ ...kept, name: 'Mine', columns: [], scores: [] }]);
  await page.getByLabel('Pack file').setInputFiles(pack);
  await expect(page.getByRole('table', { name: 'What it brings' })).toContainText('Fit (score of 1 rule)');
  await expect(page.getByText('differs in Columns, Scores')).toBeVisible();
  await page.getByRole('button', { name: 'Add, and leave off' }).click();
  await expect(page.getByText('Fair pack is here, and off.')).toBeVisible();
  expect((await rowsIn(own, 'lists')).map(({ name, scores }) => [name, scores])).toEqual(
    expect.arrayContaining([
      ['Mine', []],
      ['Fair', [expect.objectContaining({ name: 'Fit', rules: [expect.objectContaining({ points: 40 })] })]],
    ]),
  );
});
