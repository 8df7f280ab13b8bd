import * as v from 'valibot';
import { expect, it } from 'vitest';
import { requestSchema } from '../request/definition.ts';
import { isChosen, STANDINGS, standingOf, WHICH } from './due.ts';
import {
  fingerprint,
  guessPushMapping,
  type Offered,
  type PushValues,
  pushValues,
  pushVariables,
  sharedValues,
} from './values.ts';

const row = {
  name: 'Ant',
  domain: 'ant.example',
  values: { Owner: 'Ana', Note: '  ', __proto__: 'x' },
  field: (planId: string, field: string) => (planId === 'facts' && field === 'size' ? 12 : null),
  score: (id: string, part: 'points' | 'band') => (id !== 'fit' ? null : part === 'points' ? 0 : 'Low'),
};

it('takes values from the row, from what was found, and what is kept; empty ones are left out', () => {
  const mapping = {
    company: { from: 'name' },
    site: { from: 'domain' },
    owner: { from: 'value', column: 'Owner' },
    note: { from: 'value', column: 'Note' },
    gone: { from: 'value', column: 'toString' },
    size: { from: 'field', planId: 'facts', field: 'size' },
    no: { from: 'field', planId: 'facts', field: 'other' },
    fit: { from: 'score', scoreId: 'fit', part: 'points' },
    tier: { from: 'score', scoreId: 'fit', part: 'band' },
    lost: { from: 'score', scoreId: 'other', part: 'points' },
    stage: { from: 'kept', text: 'Lead' },
  } as const;
  expect(pushValues(mapping, row)).toEqual({
    company: 'Ant',
    site: 'ant.example',
    owner: 'Ana',
    size: 12,
    fit: 0,
    tier: 'Low',
    stage: 'Lead',
  });
});

it('has one fingerprint for the same values in any order, and another for any other', () => {
  const one = fingerprint({ a: 1, b: 'x' });
  expect(fingerprint({ b: 'x', a: 1 })).toBe(one);
  const others: readonly PushValues[] = [{ a: '1', b: 'x' }, { a: 1 }, { a: 1, b: ['x'] }, { a: 1, c: 'x' }];
  for (const other of others) expect(fingerprint(other)).not.toBe(one);
});

it('finds what is the same in all rows of a batch', () => {
  expect(
    sharedValues([
      { a: 1, b: ['x'], c: 2 },
      { a: 1, b: ['x'], c: 3 },
      { a: 1, b: ['x'] },
    ]),
  ).toEqual({
    a: 1,
    b: ['x'],
  });
});

it('guesses a mapping by names, and leaves open what fits nothing', () => {
  const offered: Offered[] = [
    { label: 'E-mail', source: { from: 'value', column: 'E-mail' } },
    { label: 'Employees', name: 'size', source: { from: 'field', planId: 'facts', field: 'size' } },
  ];
  const wanted = ['domain', 'company_name', 'email', 'company.size', 'website', 'owner'];
  expect(guessPushMapping(wanted, offered)).toEqual({
    domain: { from: 'domain' },
    company_name: { from: 'name' },
    email: { from: 'value', column: 'E-mail' },
    'company.size': { from: 'field', planId: 'facts', field: 'size' },
    website: { from: 'domain' },
  });
});

it('names the variables of the call and of its rules, and no key', () => {
  const definition = v.parse(requestSchema, {
    id: 'crm',
    name: 'CRM',
    url: 'https://crm.test/{{team}}?k={{secret.crm}}',
    method: 'POST',
    body: { kind: 'json', template: '{"d": "{{domain}}"}' },
    condition: { kind: 'rules', join: 'all', rules: [{ field: 'size', operator: 'filled' }] },
  });
  expect(pushVariables(definition)).toEqual(['team', 'domain', 'size']);
});

it('offers each row once: what was never pushed, was changed since, or failed', () => {
  expect(standingOf(undefined, 'a')).toBe('never');
  expect(standingOf({ state: 'found', inputs: 'a' }, 'a')).toBe('pushed');
  expect(standingOf({ state: 'found', inputs: 'a' }, 'b')).toBe('changed');
  expect(standingOf({ state: 'failed', inputs: 'a' }, 'a')).toBe('failed');
  expect(standingOf({ state: 'unknown', inputs: 'a' }, 'b')).toBe('unknown');
  expect(standingOf({ state: 'skipped', inputs: 'a' }, 'a')).toBe('never');
  const chosen = Object.fromEntries(
    WHICH.map(which => [which, STANDINGS.filter(one => isChosen(which, one))]),
  );
  expect(chosen).toEqual({
    due: ['never', 'changed', 'failed'],
    new: ['never'],
    changed: ['changed'],
    failed: ['failed'],
    every: [...STANDINGS],
  });
});
