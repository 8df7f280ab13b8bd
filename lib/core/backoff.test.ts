import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { simulatedChance } from '../engine/simulated-clock.ts';
import {
  afterServer,
  backoffCeiling,
  backoffDelay,
  type Circuit,
  circuitAfter,
  closedCircuit,
  freshRetryBudget,
  isHopeless,
  passCircuit,
  payIn,
  takeRetry,
} from './backoff.ts';
import { cacheKey, idempotencyKey } from './cache-key.ts';
import { chargedFor, costWords } from './cost.ts';
import { sha256 } from './sha256.ts';

describe('G4: backoff', () => {
  it('doubles from 1 s to a cap of 60 s', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 1000].map(backoffCeiling)).toEqual([
      1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000,
    ]);
  });

  it('jitters fully: the mean of 10,000 draws is within 2 % of half the ceiling', () => {
    const chance = simulatedChance(7);
    for (const retry of [1, 3, 8]) {
      let sum = 0;
      for (let i = 0; i < 10_000; i++) sum += backoffDelay(retry, chance.next());
      expect(Math.abs(sum / 10_000 / (backoffCeiling(retry) / 2) - 1)).toBeLessThan(0.02);
    }
  });

  it('never comes back before the server said, nor more than 10 % after', () => {
    const chance = simulatedChance(9);
    for (let i = 0; i < 1000; i++) {
      const wait = afterServer(30_000, chance.next());
      expect(wait).toBeGreaterThanOrEqual(30_000);
      expect(wait).toBeLessThanOrEqual(33_000);
    }
  });

  it('lets calls be at most 1.2 × rows + 10 when everything fails', () => {
    for (const rows of [1, 10, 100, 10_000]) {
      let budget = freshRetryBudget;
      let calls = 0;
      for (let row = 0; row < rows; row++) {
        budget = payIn(budget);
        calls += 1;
        for (let retry = 0; retry < 8; retry++) {
          const left = takeRetry(budget, false);
          if (left === null) break;
          budget = left;
          calls += 1;
        }
      }
      expect(calls).toBeLessThanOrEqual(1.2 * rows + 10);
      expect(calls).toBeGreaterThanOrEqual(Math.floor(1.15 * rows));
    }
  });
});

describe('G4: circuit', () => {
  const failing = (times: number, now = 0): Circuit => {
    let circuit = closedCircuit;
    for (let i = 0; i < times; i++) circuit = circuitAfter(circuit, true, now);
    return circuit;
  };

  it('opens after five in a row, lets one probe after 5 s, and closes when it succeeds', () => {
    expect(passCircuit(failing(4), 1).pass).toBe(true);
    const open = failing(5);
    expect(passCircuit(open, 1)).toEqual({ pass: false, until: 5000 });
    const probe = passCircuit(open, 5000);
    if (!probe.pass) throw new Error('The probe was not let through.');
    expect(passCircuit(probe.circuit, 5001).pass).toBe(false);
    expect(passCircuit(probe.circuit, 75_000).pass).toBe(true);
    expect(circuitAfter(probe.circuit, false, 5100)).toEqual(closedCircuit);
    expect(circuitAfter(probe.circuit, true, 5100).openUntil).toBe(10_100);
  });

  it('is hopeless when the probes after all short rests failed, within half a minute; later rests grow to ten minutes', () => {
    let circuit = failing(5);
    const rests: number[] = [];
    let now = 0;
    let hopelessAt = 0;
    for (let probes = 0; probes < 10; probes++) {
      rests.push(circuit.openUntil - now);
      now = circuit.openUntil;
      const passed = passCircuit(circuit, now);
      if (!passed.pass) throw new Error('The probe was not let through.');
      circuit = circuitAfter(passed.circuit, true, now);
      if (isHopeless(circuit)) hopelessAt ||= now;
    }
    expect(rests).toEqual([5000, 5000, 10_000, 20_000, 40_000, 80_000, 160_000, 320_000, 600_000, 600_000]);
    expect(hopelessAt).toBe(20_000);
  });

  it('does not count late failures of one storm as new findings', () => {
    const open = circuitAfter(failing(5), true, 100);
    expect(open.openUntil).toBe(5000);
    expect(JSON.parse(JSON.stringify(open))).toEqual(open);
  });
});

describe('keys and costs', () => {
  it('hashes as SHA-256 does', () => {
    for (const text of [
      '',
      'abc',
      'é漢😀',
      'x'.repeat(55),
      'x'.repeat(56),
      'x'.repeat(64),
      'y'.repeat(10_000),
    ])
      expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
  });

  it('keeps requests apart, and gives a call of a run one idempotency key', () => {
    expect(cacheKey('a', 'b\nc')).not.toBe(cacheKey('a\nb', 'c'));
    expect(idempotencyKey('k', 'run', 1)).toBe(idempotencyKey('k', 'run', 1));
    expect(idempotencyKey('k', 'run', 1)).not.toBe(idempotencyKey('k', 'other', 1));
    expect(idempotencyKey('k', null, 1)).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it('charges always, on success, or when a field is filled', () => {
    const cost = (charged: 'always' | 'success' | 'filled') => ({
      amount: 2,
      unit: 'credit',
      charged,
      budget: {},
    });
    const answered = (good: boolean, filled: boolean) => ({ kind: 'answered', good, filled }) as const;
    expect(chargedFor(cost('always'), answered(false, false))).toBe(2);
    expect(chargedFor(cost('success'), answered(false, false))).toBe(0);
    expect(chargedFor(cost('success'), answered(true, false))).toBe(2);
    expect(chargedFor(cost('filled'), answered(true, false))).toBe(0);
    expect(chargedFor(cost('filled'), answered(true, true))).toBe(2);
    expect(chargedFor(cost('success'), { kind: 'silent' })).toBe(2);
    expect(chargedFor(cost('always'), { kind: 'unsent' })).toBe(0);
    expect([
      costWords({ amount: 1, unit: 'credit' }),
      costWords({ amount: 0.5, unit: 'credit' }),
      costWords({ amount: 0, unit: 'x' }),
    ]).toEqual(['1 credit', '0.5 credits', null]);
  });
});
