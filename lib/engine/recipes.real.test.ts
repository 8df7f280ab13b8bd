/** The ready-made packs, called over real HTTP: keys in their place, every field filled, what is unknown told as such. */
import { readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Call, type Listening, listen, sendJson } from '../../scripts/sample/listen.ts';
import { RECIPE_ANSWERS } from '../../scripts/sample/recipes.ts';
import { http } from '../browser/http.ts';
import { compileDerived } from '../core/field/derived.ts';
import { mapFields } from '../core/field/map.ts';
import { readPack } from '../core/pack/read.ts';
import { RECIPES } from '../core/pack/recipes.ts';
import { checkChain } from '../core/plan/check.ts';
import { type RequestDefinition, requestSchema } from '../core/request/definition.ts';
import { variablesOf } from '../core/request/variables.ts';
import { context } from './collect.fixture.ts';
import { realEngine } from './real.fixture.ts';
import { storedRequest } from './simulated.ts';

const FOLDER = new URL('../../public/packs/recipes/', import.meta.url);
const KEY = 'sk-test-0123456789';
/** A row of a list, and what earlier steps of chains give. */
const row = {
  domain: 'nordhavn.example',
  company_name: 'Nordhavn Freight',
  cik: '0000320193',
  login: 'nordhavn',
};

const packOf = (id: string) => {
  const read = readPack(readFileSync(new URL(`${id}.json`, FOLDER), 'utf8'));
  if (!read.ok) throw new Error(read.problem.message);
  return read;
};
const ALL = RECIPES.flatMap(({ id }) => packOf(id).pack.requests.map(one => [one.id, one] as const));

let server: Listening;
let known = true;
const calls: { call: Call; keyed: boolean }[] = [];
beforeAll(async () => {
  server = await listen((call, res) => {
    const answer = RECIPE_ANSWERS[call.url.pathname.slice(1)];
    if (!answer) return sendJson(res, 404, { message: `Nothing at ${call.url.pathname}` });
    calls.push({ call, keyed: answer.keyed(call, KEY) });
    if (known) sendJson(res, 200, answer.found);
    else sendJson(res, answer.unknown.status, answer.unknown.body);
  });
});
afterAll(() => server.close());

/** The same request, at the local server: its host has become the first part of the path. */
const placed = (request: RequestDefinition) =>
  storedRequest({
    ...v.parse(requestSchema, request),
    url: request.url.replace(/^https:\/\//, `${server.origin}/`),
    limits: {},
  });
const collect = (request: RequestDefinition) => {
  const names = RECIPES.flatMap(({ id }) => packOf(id).pack.secrets.map(one => one.name));
  const secrets = Object.fromEntries(names.map(name => [name, { value: KEY, origins: [server.origin] }]));
  return realEngine(http, secrets).collector.collect(placed(request), row, context());
};

describe('ready-made packs', () => {
  it('are the files that are there, each without a fault, a budget or a sign-in', () => {
    const files = readdirSync(FOLDER).map(file => file.replace('.json', ''));
    expect(files.sort()).toEqual(RECIPES.map(one => one.id).sort());
    for (const { id, name, key } of RECIPES) {
      const { pack, notes } = packOf(id);
      expect(notes).toEqual([]);
      expect(pack.name).toBe(name);
      expect(pack.secrets.length > 0).toBe(key);
    }
    expect(new Set(ALL.map(([id]) => id)).size).toBe(ALL.length);
  });

  it('hold chains whose steps give what later ones read', () => {
    const { pack } = packOf('public-sources');
    const shapes = new Map(
      pack.requests.map(one => [
        one.id,
        { variables: variablesOf(one), fields: [...one.fields, ...one.derived].map(field => field.name) },
      ]),
    );
    expect(pack.chains.flatMap(chain => checkChain(chain, shapes))).toEqual([]);
  });

  it.each(ALL)('%s fills all of its fields, its key where the provider wants it', async (_, request) => {
    known = true;
    calls.length = 0;
    const end = await collect(request);
    expect(end).toMatchObject({ kind: 'answered', partial: null });
    expect(calls.map(one => one.keyed)).toEqual([true]);
    const answer: unknown = end.kind === 'answered' ? end.value : null;
    const fields = mapFields(answer, request.fields);
    for (const { name } of request.fields) expect(fields[name], name).toMatchObject({ kind: 'filled' });
    const values = Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [name, 'value' in field ? field.value : null]),
    );
    for (const { expression } of request.derived) {
      const formula = compileDerived(expression);
      const given = formula.ok ? await formula.evaluate({ fields: values, row, answer }) : formula;
      expect(given).toMatchObject({ ok: true, value: '0000320193' });
    }
  });

  it.each(ALL.filter(([id]) => id !== 'hunter-emails'))(
    '%s tells a company that its provider does not know',
    async (_, request) => {
      known = false;
      expect(await collect(request)).toMatchObject({ kind: 'not-found' });
    },
  );
});
