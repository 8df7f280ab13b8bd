/** A company known by name alone: the request that the user chose finds its domain, and only then the others ask. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { command, expect, put, rowsIn, storedRequest, test } from './loupe.ts';

test('a lookup by name asks the chosen request for the domain first, and believes it only of the same name', async ({
  own,
}) => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://x');
    asked.push(`${pathname}?${searchParams}`);
    const answers: Record<string, object> = {
      'Amberfold Ltd': { name: 'AMBERFOLD', site: 'https://www.amberfold.example.com/about' },
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

    // Another firm's site is none; what needs a domain then says so, and nothing is asked with a wrong one.
    asked.length = 0;
    await lookUp('Oven Sky');
    expect(asked).toEqual(['/names?q=Oven+Sky']);
  } finally {
    server.close();
  }
});
