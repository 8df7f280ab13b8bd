/** Reads a HAR file (HTTP Archive 1.2): the calls that a page made, to choose one from. */
import type { CurlCall } from './call.ts';
import { callOf, isRecord, json } from './fetch-call.ts';

export interface HarEntry {
  /** `GET api.example.com/v1/search` */
  readonly label: string;
  readonly status: number;
  /** Of the answer: data, or an asset of the page? */
  readonly isData: boolean;
  readonly call: CurlCall;
}
export type ReadHar =
  | { readonly ok: true; readonly entries: readonly HarEntry[] }
  | { readonly ok: false; readonly message: string };

/** 20 MB of text; a page's traffic with all its pictures is larger, and is to be filtered before. */
const MOST = 20_000_000;

export const isHar = (text: string): boolean => /^\s*\{\s*"log"\s*:/.test(text.slice(0, 200));

/** The calls in the order they were made, those that answered with data first. */
export function readHar(text: string): ReadHar {
  if (text.length > MOST)
    return {
      ok: false,
      message:
        'This HAR file is larger than 20 MB. Filter the network panel (Fetch/XHR), then save it again.',
    };
  const file = json(text);
  const log = isRecord(file) ? file['log'] : undefined;
  const list = isRecord(log) ? log['entries'] : undefined;
  if (!Array.isArray(list)) return { ok: false, message: 'This is not a HAR file.' };
  const entries = list.flatMap(readEntry);
  if (entries.length === 0) return { ok: false, message: 'This HAR file holds no call to an http address.' };
  return { ok: true, entries: entries.toSorted((a, b) => Number(b.isData) - Number(a.isData)) };
}

function readEntry(entry: unknown): HarEntry[] {
  const request = isRecord(entry) ? entry['request'] : undefined;
  const response = isRecord(entry) ? entry['response'] : undefined;
  if (!isRecord(request)) return [];
  const { url, method, headers, postData } = request;
  if (typeof url !== 'string' || typeof method !== 'string' || !/^https?:\/\//i.test(url)) return [];
  const body = isRecord(postData) && typeof postData['text'] === 'string' ? postData['text'] : null;
  const pairs = pairsOf(headers).filter(([name]) => !name.startsWith(':'));
  const content = isRecord(response) ? response['content'] : undefined;
  const type = isRecord(content) && typeof content['mimeType'] === 'string' ? content['mimeType'] : '';
  const status = isRecord(response) && typeof response['status'] === 'number' ? response['status'] : 0;
  const signedIn = pairs.some(([name]) => name.toLowerCase() === 'cookie');
  return [
    {
      label: `${method.slice(0, 10)} ${url
        .replace(/^https?:\/\//i, '')
        .replace(/[?#].*$/s, '')
        .slice(0, 120)}`,
      status,
      isData: /json|xml(?!.*html)|csv/i.test(type) && !/svg|xhtml/i.test(type),
      call: callOf(
        { method, url, headers: pairs.filter(([name]) => name.toLowerCase() !== 'cookie'), body },
        signedIn,
      ),
    },
  ];
}

function pairsOf(headers: unknown): [string, string][] {
  if (!Array.isArray(headers)) return [];
  return headers.flatMap((one: unknown): [string, string][] => {
    const { name, value } = isRecord(one) ? one : {};
    return typeof name === 'string' && typeof value === 'string' ? [[name, value]] : [];
  });
}
