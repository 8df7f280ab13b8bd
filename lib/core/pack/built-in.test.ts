/** The built-in sources, asked of a local server that speaks their documented shapes. */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { companies } from '../../../scripts/sample/companies.ts';
import { type Provider, startProvider } from '../../../scripts/sample/provider.ts';
import { compileDerived } from '../field/derived.ts';
import { mapFields } from '../field/map.ts';
import { requestSchema } from '../request/definition.ts';
import { maskRequest } from '../request/fill.ts';
import { resolveRequest } from '../request/resolve.ts';
import { readPack } from './read.ts';

let provider: Provider;
beforeAll(async () => {
  provider = await startProvider({ latencyMs: 1 });
});
afterAll(() => provider.close());

const builtIn = (id: string) => {
  const read = readPack(
    readFileSync(new URL('../../../public/packs/built-in.json', import.meta.url), 'utf8'),
  );
  if (!read.ok) throw new Error(read.problem.message);
  const found = read.pack.requests.find(one => one.id === id);
  if (!found) throw new Error(`no ${id}`);
  const url = found.url
    .replace('https://dns.google', `${provider.origin}/dns`)
    .replace('https://api.gleif.org', `${provider.origin}/gleif`);
  return v.parse(requestSchema, { ...found, url });
};

const ask = async (id: string, row: Record<string, string>) => {
  const definition = builtIn(id);
  const resolved = resolveRequest(definition, row);
  if (!resolved.ok) throw new Error(resolved.problem.message);
  const { url, headers } = maskRequest(resolved.request);
  const answer: unknown = await (
    await fetch(url, { headers: headers.map(([name, value]) => [name, value]) })
  ).json();
  const fields = mapFields(answer, definition.fields);
  const contents = Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, 'value' in field ? field.value : null]),
  );
  const derived: Record<string, unknown> = {};
  for (const { name, expression } of definition.derived) {
    const formula = compileDerived(expression);
    const result = formula.ok ? await formula.evaluate({ fields: contents, row, answer }) : formula;
    derived[name] = result.ok ? result.value : result.problem.message;
  }
  return { ...contents, ...derived };
};

describe('the sources that need no key', () => {
  it('tell who handles a company’s mail, from its MX records', async () => {
    const answers = await Promise.all(
      companies.slice(0, 60).map(({ domain }) => ask('mail-provider', { domain })),
    );
    const named = new Set(answers.map(answer => Reflect.get(answer, 'mail_provider')));
    expect([...named]).toEqual(expect.arrayContaining(['Google Workspace', 'Microsoft 365', 'Zoho Mail']));
    expect([...named].every(name => name === null || name === undefined || typeof name === 'string')).toBe(
      true,
    );
  });

  it('tell a company’s legal entity by its name', async () => {
    const [first] = companies;
    if (!first) throw new Error('no companies');
    const answer = await ask('legal-entity', { company_name: first.legalName });
    expect(answer).toMatchObject({ legal_name: first.legalName, country: first.countryCode });
    expect(Reflect.get(answer, 'lei')).toMatch(/^[A-Z0-9]{18}\d{2}$/);
  });
});
