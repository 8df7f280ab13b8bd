/**
 * The limits that a server names in the headers of an answer, for a builder to take over. RateLimit-Policy:
 * draft-ietf-httpapi-ratelimit-headers, and its older form within RateLimit-Limit (`100, 100;w=60`). Custom: Kong names
 * each window (`X-RateLimit-Limit-Minute: 60`), HubSpot the window's milliseconds.
 */
import type { Window } from './request/definition.ts';
import { parseList } from './structured-fields.ts';

const PERIODS: Readonly<Record<string, number>> = {
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};
const LONGEST_MS = 31 * 86_400_000;

/** Shortest period first, the tightest of each; none where a number is no sensible limit. */
export function namedLimits(headers: readonly (readonly [string, string])[]): readonly Window[] {
  const found: Window[] = [];
  const add = (calls: unknown, perMs: number): void => {
    const isSensible = typeof calls === 'number' && Number.isInteger(calls) && calls > 0 && calls <= 1e9;
    if (isSensible && perMs >= 10 && perMs <= LONGEST_MS) found.push({ calls, perMs });
  };
  const all = new Map(
    headers.map(([name, value]) => [
      name.toLowerCase().replace(/^x-/, '').replace('rate-limit', 'ratelimit'),
      value,
    ]),
  );
  for (const [name, value] of all) {
    const period = /^ratelimit-limit-(second|minute|hour|day)$/.exec(name)?.[1];
    if (period) add(whole(value), PERIODS[period] ?? 0);
    if (name.endsWith('ratelimit-max'))
      add(whole(value), whole(all.get(name.replace(/max$/, 'interval-milliseconds'))) ?? 0);
    if (name === 'ratelimit-policy' || name === 'ratelimit-limit')
      for (const { item, parameters } of membersOf(value)) {
        const seconds = parameters.get('w')?.value ?? parameters.get('window')?.value;
        add(parameters.get('q')?.value ?? item, typeof seconds === 'number' ? seconds * 1000 : 0);
      }
  }
  const tightest = new Map<number, number>();
  for (const { calls, perMs } of found) tightest.set(perMs, Math.min(calls, tightest.get(perMs) ?? calls));
  return [...tightest].map(([perMs, calls]) => ({ calls, perMs })).sort((a, b) => a.perMs - b.perMs);
}

const membersOf = (text: string) =>
  (parseList(text) ?? []).flatMap(member =>
    'item' in member ? [{ item: member.item.value, parameters: member.parameters }] : [],
  );

const whole = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,12}$/.test(text.trim()) ? Number(text) : null;
