/** A company known by name alone: the request that the user chose finds its domain, and only then the others ask. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { command, expect, put, rowsIn, storedRequest, test } from './loupe.ts';

test('a lookup by name asks the chosen request for the domain first, and believes it only of the same name', async ({
  own,
  loupe,
}) => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://x');
    asked.push(`${pathname}?${searchParams}`);
    const answers: Record<string, object> = {
      'Amberfold Ltd': { name: 'AMBERFOLD', site: 'https://www.amberfold.example.com/about' },
      Brightquay: { name: 'Brightquay GmbH', site: 'brightquay.com' },
      'Oven Sky': { name: 'Kilnworks', site: 'https://kilnworks.example.com' },
    };
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify(
        pathname === '/names'
          ? (answers[searchParams.get('q') ?? ''] ?? {})
          : { employees: 41, of: searchParams.get('d') },
      ),
    );
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // listen() on a port gives an AddressInfo (node:net)
  const origin = `http://127.0.0.1:${port}`;
  try {
    await put(own, 'requests', [
      storedRequest({
        id: 'names',
        name: 'Names',
        url: `${origin}/names?q={{company_name}}`,
        fields: [
          { name: 'name', label: 'Name', path: '$.name' },
          { name: 'website', label: 'Website', path: '$.site' },
        ],
        cost: { amount: 1, unit: 'call' },
      }),
      storedRequest({
        id: 'facts',
        name: 'Facts',
        url: `${origin}/facts?d={{domain}}`,
        fields: [{ name: 'employees', label: 'Employees', path: '$.employees', type: 'number' as const }],
      }),
    ]);
    await put(own, 'settings', [
      { name: 'resolverPlan', value: 'names' },
      { name: 'lookupPlans', value: ['facts'] },
    ]);
    const lookUp = (name: string) =>
      command(own, {
        do: 'look-up',
        plans: null,
        company: { name, domain: null, values: {} },
        refresh: 'missing',
      });

    await lookUp('Amberfold Ltd');
    expect(asked).toEqual(['/names?q=Amberfold+Ltd', '/facts?d=example.com']);
    const found = (await rowsIn(own, 'results')).map(
      row => `${row['planId']} ${row['subject']} ${row['state']}`,
    );
    expect(found.sort()).toEqual(['facts d:example.com found', 'names n:amberfold found']);

    // A list of names: its rows get their domains by the same request, and what that costs is told before.
    await put(own, 'lists', [
      { id: 'l', name: 'L', plans: ['facts'], columns: [], createdAt: 0, updatedAt: 1 },
    ]);
    const row = (name: string, order: number) => {
      const subject = `n:${name.toLowerCase().replace(' ', '')}`;
      const id = JSON.stringify(['l', subject]);
      return { id, listId: 'l', order, subject, name, domain: null, values: {}, source: 'page', addedAt: 0 };
    };
    await put(own, 'listRows', [row('Brightquay', 0), row('Oven Sky', 1)]);
    asked.length = 0;
    const bench = await loupe.context.newPage();
    await bench.goto(loupe.page('workbench.html#/list/l'));
    await bench.getByRole('button', { name: /^Run/ }).first().click();
    await expect(bench.getByText(/at most 4 calls · 2 of them for domains of names/)).toBeVisible();
    await bench.locator('.RunStrip').getByRole('button', { name: 'Run · at most 2 calls' }).click();
    await expect(bench.getByRole('grid').getByText('brightquay.com')).toBeVisible({ timeout: 15_000 });
    await expect(bench.getByRole('grid').getByText('41')).toBeVisible();
    // Whose value a cell is stands in its row's header, for who hears the table.
    await expect(bench.getByRole('rowheader')).toHaveText([/Brightquay/, /Oven Sky/]);
    expect(asked.toSorted()).toEqual(['/facts?d=brightquay.com', '/names?q=Brightquay', '/names?q=Oven+Sky']);
    const rows = (await rowsIn(own, 'listRows')).map(one => [one['subject'], one['domain']]);
    expect(rows.toSorted()).toEqual([
      ['d:brightquay.com', 'brightquay.com'],
      ['n:ovensky', null],
    ]);

    // Another firm's site is none; what needs a domain then says so, and nothing is asked with a wrong one, nor twice.
    asked.length = 0;
    await lookUp('Oven Sky');
    expect(asked).toEqual([]);
  } finally {
    server.close();
  }
});
