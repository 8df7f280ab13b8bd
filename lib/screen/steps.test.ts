import { describe, expect, it } from 'vitest';
import { sumCosts } from '../core/cost.ts';
import { companyText } from './copy.ts';
import { benchHashOf, nextViewOf } from './next-step.ts';
import { siteOf } from './page-host.ts';
import { originOfTemplate } from './plan-info.ts';
import { priced, priceOf } from './price.ts';
import { excerpt } from './provenance.ts';

const problem = (next: Parameters<typeof nextViewOf>[0]['next']) =>
  ({ kind: 'unknown', message: 'x', next }) as const;

describe('the step beside a problem', () => {
  it('leads into the workbench, with names that cannot leave their place in the address', () => {
    const edit = problem({ do: 'edit-request', requestId: 'a/../b', tab: 'auth' });
    expect(benchHashOf(edit, 'p')).toBe('#/request/a%2F..%2Fb/auth');
    expect(benchHashOf(problem({ do: 'change-key', secret: 'x' }), 'p')).toBe('#/keys?secret=x');
    expect(benchHashOf(problem({ do: 'raise-budget' }), 'p')).toBe('#/request/p/cost');
    expect(benchHashOf(problem({ do: 'try-again' }), 'p')).toBeNull();
  });
  it('has words that name the thing, and none where only waiting helps', () => {
    expect(nextViewOf(problem({ do: 'allow-origin', origin: 'https://api.a.io' }), 'p')?.label).toBe(
      'Allow api.a.io',
    );
    expect(nextViewOf(problem({ do: 'try-again', cost: '1 credit' }), 'p')?.label).toBe(
      'Ask again · 1 credit',
    );
    expect(nextViewOf(problem({ do: 'wait' }), 'p')).toBeNull();
  });
});

describe('where a request calls', () => {
  it.each([
    ['https://api.a.io/v1/{{domain}}', 'https://api.a.io'],
    ['https://api.a.io', 'https://api.a.io'],
    ['http://127.0.0.1:4010/x?y={{z}}', 'http://127.0.0.1:4010'],
    ['https://{{tenant}}.a.io/v1', null],
    ['https://api.a.io{{x}}/v1', null],
    ['{{base}}/v1', null],
    ['javascript:alert(1)', null],
  ])('%s → %s', (template, origin) => expect(originOfTemplate(template)).toBe(origin));
});

it('adds prices of one unit, keeps units apart, and leaves out what is free', () => {
  const plans = [
    { costs: [{ amount: 1, unit: 'credit' }] },
    { costs: sumCosts([{ amount: 0, unit: 'credit' }]) },
    { costs: [{ amount: 0.5, unit: 'credit' }] },
  ];
  expect(priced('Refresh', priceOf(plans))).toBe('Refresh · 1.5 credits');
  expect(priced('Refresh', priceOf([]))).toBe('Refresh');
});

it('knows a site by its address, and the browser’s own pages as none', () => {
  expect(siteOf('https://www.harbour.com:8443/a')).toEqual({
    origin: 'https://www.harbour.com:8443',
    host: 'harbour.com:8443',
  });
  for (const url of ['chrome://extensions', 'about:blank', 'file:///etc/passwd', 'nonsense', '', null])
    expect(siteOf(url)).toBeNull();
});

it('cuts the raw answer around the value', () => {
  const body = `${'x'.repeat(1000)}"employees":210,${'y'.repeat(1000)}`;
  const cut = excerpt(`"id":21077,${body}`, 210);
  expect(cut.before).toMatch(/^….*"employees":$/);
  expect(cut.value).toBe('210');
  expect(`${cut.before}${cut.after}`.length).toBeLessThan(500);
  expect(excerpt('{"a":"say \\"hi\\""}', 'say "hi"').value).toContain('hi');
  expect(excerpt('{"a":1}', 'absent')).toEqual({ before: '', value: '', after: '{"a":1}' });
});

it('copies what is known and nothing else', () => {
  expect(companyText('A', 'a.com', { groups: [], mismatches: [], stale: false, asked: false })).toBe(
    'A\na.com',
  );
});
