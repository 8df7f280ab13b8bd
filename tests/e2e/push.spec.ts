/** The rows of a list go to a CRM that takes batches and says of each row what became of it: as a person does it. */
import { listen, sendJson } from '../../scripts/sample/listen.ts';
import { expect, put, rowsIn, storedRequest, test } from './loupe.ts';

const DOMAINS = ['ant', 'bee', 'cat', 'dog', 'elk'].map(name => `${name}.example`);

interface Company {
  readonly website: string;
  readonly size?: number;
  readonly owner: string;
}

/** Refuses one company the first time, and counts how often each arrived. */
async function crm() {
  const arrived: Company[] = [];
  const calls: (readonly Company[])[] = [];
  const server = await listen(async (call, res) => {
    const { inputs }: { inputs: Company[] } = JSON.parse(call.body.toString('utf8'));
    calls.push(inputs);
    const results = inputs.map((company, id) => {
      const refused = company.website === 'cat.example' && calls.length < 4;
      if (!refused) arrived.push(company);
      return refused ? { success: false, errors: [{ message: 'No such owner' }] } : { success: true, id };
    });
    sendJson(res, 207, { results });
  });
  return { ...server, arrived, calls };
}

test('pushes rows in batches, each once, and again only what changed or failed', async ({ own, loupe }) => {
  const server = await crm();
  await put(own, 'requests', [
    storedRequest({
      url: `${server.origin}/companies/batch`,
      id: 'crm',
      name: 'Add to CRM',
      provider: 'Acme CRM',
      method: 'POST',
      body: {
        kind: 'json',
        template:
          '{"inputs": [{"website": "{{domain}}", "size": {{employees | optional}}, "owner": "{{owner}}"}]}',
      },
      batch: {
        path: 'inputs',
        size: 2,
        told: {
          path: '$.results[*]',
          failWhen: [{ path: '$.success', operator: 'not-equals', value: true }],
          messagePath: '$.errors[0].message',
        },
      },
    }),
  ]);
  await put(own, 'lists', [
    { id: 'l', name: 'Prospects', plans: [], columns: ['Employees'], createdAt: 0, updatedAt: 1 },
  ]);
  const row = (domain: string, order: number, size = String(order * 10)) => ({
    ...{ id: JSON.stringify(['l', `d:${domain}`]), listId: 'l', order, subject: `d:${domain}` },
    ...{ name: null, domain, values: order === 1 ? {} : { Employees: size }, source: 'test', addedAt: 0 },
  });
  await put(
    own,
    'listRows',
    DOMAINS.map((domain, i) => row(domain, i + 1)),
  );

  const bench = await own.context().newPage();
  await bench.goto(loupe.page('workbench.html#/list/l'));
  await bench.getByRole('button', { name: 'Push', exact: true }).click();
  await expect(bench.getByLabel('domain is filled from')).toHaveValue('domain');
  await expect(bench.getByText('Not mapped: no row can go without it')).toBeVisible();
  const push = bench.getByRole('button', { name: /^Push \d/ });
  await bench.getByLabel('owner is filled from').selectOption('The same for every row');
  await bench.getByLabel('owner, the same for every row').fill('Ana');
  await expect(bench.getByRole('region', { name: 'The first call' })).toContainText(
    '{"inputs":[{"website":"ant.example","owner":"Ana"},{"website":"bee.example","size":20,"owner":"Ana"}]}',
  );
  await expect(bench.getByRole('status').filter({ hasText: '5 rows' })).toContainText('5 rows · 3 calls');
  await push.click();

  const cell = (state: string) => bench.locator(`.State[data-state="${state}"]`);
  await expect(cell('failed')).toHaveAttribute('title', 'Acme CRM refused this row: “No such owner”.');
  await expect(bench.locator('[title^="Pushed to Acme CRM"]')).toHaveCount(4);
  expect(server.calls.map(inputs => inputs.length)).toEqual([2, 2, 1]);

  // Another value, and what was refused: nothing else goes again.
  await put(own, 'listRows', [row('dog.example', 4, '41')]);
  await bench.getByRole('button', { name: 'Push', exact: true }).click();
  await expect(bench.getByLabel('owner, the same for every row')).toHaveValue('Ana');
  await expect(bench.getByRole('status').filter({ hasText: '2 rows' })).toContainText('4 pushed before');
  await push.click();
  await expect
    .poll(async () => (await rowsIn(own, 'runs')).map(run => run['state']))
    .toEqual(['done', 'done']);
  await expect(bench.locator('[title^="Pushed to Acme CRM"]')).toHaveCount(5);
  expect(server.arrived.map(one => one.website).sort()).toEqual([...DOMAINS, 'dog.example'].sort());
  expect(server.arrived.at(-1)).toEqual({ website: 'dog.example', size: 41, owner: 'Ana' });
  await server.close();
});
