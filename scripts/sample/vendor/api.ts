// The shapes of well-known sales and data APIs, as their documentation has them: each takes its own proof of who calls, its
// own parameters and its own way of paging, and refuses all else. Names and values are made up.
import type { ServerResponse } from 'node:http';
import { companies } from '../companies.ts';
import { type Call, jsonBody, sendJson } from '../listen.ts';
import type { Scenario } from './scenario.ts';

/** What each of them takes. */
export const apiKeys = {
  apollo: 'apollo-key-31',
  hubspot: 'pat-eu1-hubspot-token',
  hunter: 'hunter-key-77',
  pdl: 'pdl-key-12',
  companiesHouse: 'ch-key-42',
  pipedrive: 'pipedrive-token-5',
  crunchbase: 'crunchbase-key-8',
  dropcontact: 'dropcontact-token-4',
  monday: 'eyJhbGciOiJIUzI1NiJ9.monday',
  linkedin: 'AQV-linkedin-token',
  zoominfoUser: 'ops@example.com',
  zoominfoPassword: 'p"w\\ä 1',
  openai: 'sk-proj-openai-1',
  zohoRefresh: '1000.zoho-refresh',
  zohoSecret: 'zoho-secret',
  azureSecret: 'azure~secret',
  rocketreach: 'rocketreach-key-3',
  stripe: 'sk_test_51',
  pagerduty: 'y_NbAkKc66ryYTWUXYEu',
  telegram: '110201543:AAHdqTcvCH1',
  elastic: 'VnVhQ2ZHY0JDZGJrU==',
  snovId: 'snov-client',
  snovSecret: 'snov-secret/9+',
} as const;

export const TOTAL = 23;

export interface Item {
  readonly id: number;
  readonly name: string;
  readonly domain: string;
}

/** Items `from` up to `from + size`, of TOTAL. */
export const items = (from: number, size: number): Item[] =>
  Array.from({ length: Math.max(0, Math.min(size, TOTAL - from)) }, (_, n) => {
    const company = companies[from + n];
    return { id: from + n + 1, name: company?.name ?? '', domain: company?.domain ?? '' };
  });

export const numberIn = (value: unknown, usual: number): number =>
  typeof value === 'number' ? value : usual;
export const query = (call: Call, name: string): string => call.url.searchParams.get(name) ?? '';
export const auth = (call: Call): string => call.headers.authorization ?? '';

/** A POST of a JSON object, as the vendor insists on; null when it is not. */
export const posted = (call: Call): Record<string, unknown> | null =>
  call.method === 'POST' && /^application\/json/.test(call.headers['content-type'] ?? '')
    ? (jsonBody(call) ?? null)
    : null;

export type Guarded = (call: Call, res: ServerResponse) => void;

export const api = (
  id: string,
  about: string,
  holds: (call: Call) => boolean,
  answer: Guarded,
): Scenario => ({
  id: `api-${id.replaceAll('/', '-')}`,
  path: `/apis/${id}`,
  about,
  answer: (call, res) => {
    if (holds(call)) answer(call, res);
    else sendJson(res, 401, { error: { message: `The credentials of ${id} are not valid.` } });
  },
});

export const bad = (res: ServerResponse, message: string): void => sendJson(res, 400, { error: { message } });
