import { describe, expect, it } from 'vitest';
import type { EntityVerdict, LookupResult } from './records.ts';
import { toldDomain } from './told-domain.ts';

const result = (
  cells: Record<string, string>,
  entity: EntityVerdict = { kind: 'unchecked' },
  state: LookupResult['state'] = 'found',
): LookupResult => ({
  planId: 'names',
  subject: 'n:amberfold',
  inputs: '',
  name: 'Amberfold Ltd',
  domain: null,
  at: 1,
  state,
  cells: Object.fromEntries(
    Object.entries(cells).map(([field, value]) => [
      field,
      {
        label: field,
        value,
        kind: 'filled',
        why: null,
        requestId: 'r',
        provider: 'p',
        path: null,
        answerKey: null,
        at: 1,
      },
    ]),
  ),
  problem: null,
  note: null,
  revision: 1,
  runId: null,
  fromCache: false,
  charged: 0,
  unit: 'credit',
  entity,
});

describe('toldDomain', () => {
  it('takes a domain that the answer gives to the same name, or that is called the same', () => {
    expect(toldDomain(result({ website: 'https://www.kilns.io/x', name: 'AMBERFOLD, Inc.' }))).toBe(
      'kilns.io',
    );
    expect(toldDomain(result({ Domain: 'amberfold.com' }))).toBe('amberfold.com');
    expect(toldDomain(result({ domain: 'kilns.io' }, { kind: 'same' }))).toBe('kilns.io');
  });

  it.each([
    ['another name', result({ domain: 'kilns.io', name: 'Kilnworks' })],
    ['no sign that it is the same', result({ domain: 'kilns.io' })],
    ['another firm', result({ domain: 'amberfold.com' }, { kind: 'apart' })],
    ['two domains', result({ domain: 'amberfold.com', website: 'https://amberfold.io' })],
    [
      'a page on a site of many',
      result({ website: 'https://www.linkedin.com/company/amberfold', name: 'Amberfold' }),
    ],
    ['a failure', result({ domain: 'amberfold.com' }, { kind: 'same' }, 'failed')],
    ['nothing', result({ name: 'Amberfold' })],
  ])('takes none for %s', (_why, one) => {
    expect(toldDomain(one)).toBeNull();
  });
});
