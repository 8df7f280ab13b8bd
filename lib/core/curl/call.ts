/** What curl would send: method, address, headers and body of a command's first call. */
import { encode } from '../template/encode.ts';
import { LEFT_OUT, SHORT, UNSUPPORTED, WITH_VALUE, WITHOUT_VALUE } from './options.ts';
import type { Command, Word } from './shell.ts';

export interface CurlCall {
  readonly method: string;
  /** As written, with a scheme. */
  readonly url: string;
  /** `http://` was added, as curl does. */
  readonly guessedScheme: boolean;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | null;
  readonly basic: { readonly user: string; readonly password: string | null } | null;
  readonly bearer: string | null;
  readonly timeoutSeconds: number | null;
  readonly retries: number | null;
  readonly warnings: readonly string[];
}

export interface CurlProblem {
  readonly kind: 'not-curl' | 'syntax' | 'unsupported';
  readonly message: string;
}
export type CurlRead =
  | { readonly ok: true; readonly call: CurlCall }
  | { readonly ok: false; readonly problem: CurlProblem };

class Stop extends Error {
  readonly problem: CurlProblem;
  constructor(kind: CurlProblem['kind'], message: string) {
    super(message);
    this.problem = { kind, message };
  }
}

/** Options as they were given, in order; addresses are `url`. Ends at `--next`. */
interface Given {
  readonly name: string;
  readonly value: string;
  readonly on: boolean;
}

export function readCall(command: Command, args: readonly Word[]): CurlRead {
  try {
    return { ok: true, call: build(readOptions(args), command) };
  } catch (error) {
    if (error instanceof Stop) return { ok: false, problem: error.problem };
    throw error;
  }
}

const ALL = [...WITH_VALUE, ...WITHOUT_VALUE];

/** A long name may be cut as long as it stays the only one that begins so. */
function longName(written: string): string {
  if (ALL.includes(written)) return written;
  const found = ALL.filter(name => name.startsWith(written));
  const [first] = found;
  if (first === undefined || written === '')
    throw new Stop('syntax', `curl has no option --${written.slice(0, 60)}.`);
  // `--dat` is what curl reads as `--data`: the shortest.
  return found.length === 1 || found.every(name => name.startsWith(first)) ? first : fail(written, found);
}
const fail = (written: string, found: readonly string[]): never => {
  throw new Stop(
    'syntax',
    `--${written.slice(0, 60)} could be ${found
      .slice(0, 3)
      .map(name => `--${name}`)
      .join(' or ')}.`,
  );
};

function readOptions(args: readonly Word[]): readonly Given[] {
  const given: Given[] = [];
  let onlyUrls = false;
  const value = (name: string, i: number): string => {
    const word = args[i];
    if (!word) throw new Stop('syntax', `A value is missing after --${name}.`);
    return word.text;
  };
  for (let i = 0; i < args.length; i++) {
    const text = args[i]?.text ?? '';
    if (onlyUrls || !text.startsWith('-') || text === '-') given.push({ name: 'url', value: text, on: true });
    else if (text === '--') onlyUrls = true;
    else if (text.startsWith('--')) {
      const negated = text.startsWith('--no-') && !ALL.includes(text.slice(2));
      const name = longName(text.slice(negated ? 5 : 2));
      const takes = WITH_VALUE.includes(name) && !negated;
      given.push({ name, value: takes ? value(name, ++i) : '', on: !negated });
    } else {
      for (let at = 1; at < text.length; at++) {
        const name = SHORT[text[at] ?? ''];
        if (!name) throw new Stop('syntax', `curl has no option -${text[at]}.`);
        if (!WITH_VALUE.includes(name)) {
          given.push({ name, value: '', on: true });
          continue;
        }
        const rest = text.slice(at + 1);
        given.push({ name, value: rest === '' ? value(name, ++i) : rest, on: true });
        break;
      }
    }
  }
  return given;
}

function build(given: readonly Given[], command: Command): CurlCall {
  const warnings: string[] = [];
  const warn = (text: string) => warnings.includes(text) || warnings.push(text);
  const next = given.findIndex(one => one.name === 'next');
  if (next >= 0) warn('Only the first of several calls (--next) is taken.');
  const own = next >= 0 ? given.slice(0, next) : given;
  const last = (name: string): string | null =>
    own.findLast(one => one.name === name && one.on)?.value ?? null;
  const on = (name: string): boolean => own.findLast(one => one.name === name)?.on ?? false;
  for (const { name, on: isOn } of own) {
    const stop = UNSUPPORTED[name];
    if (stop) throw new Stop('unsupported', stop);
    const out = LEFT_OUT[name];
    if (out && isOn) warn(out);
  }
  const urls = own.filter(one => one.name === 'url');
  if (urls.length > 1) warn(`Only the first of ${urls.length} addresses is taken.`);
  const written = urls[0]?.value.trim();
  if (!written) throw new Stop('syntax', 'This command names no address.');
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(written)?.[0].toLowerCase();
  if (scheme && scheme !== 'http://' && scheme !== 'https://') {
    throw new Stop(
      'unsupported',
      `${scheme} is not an address that a browser can call. Loupe calls https://.`,
    );
  }
  const data = readData(own, command);
  const headers = readHeaders(own, warn);
  const has = (name: string): boolean =>
    headers.list.some(([one]) => one.toLowerCase() === name) || headers.removed.has(name);
  const isGet = on('get');
  const query = [isGet ? (data?.text ?? '') : '', ...urlQuery(own, command)]
    .filter(text => text !== '')
    .join('&');
  const body = isGet ? null : (data?.text ?? null);
  const add = (name: string, value: string | null) =>
    value !== null && !has(name.toLowerCase()) && headers.list.push([name, value]);
  add('User-Agent', last('user-agent') || null);
  add('Referer', last('referer')?.replace(/;auto$/, '') || null);
  const cookies = own.filter(one => one.name === 'cookie' && one.on).map(one => one.value);
  if (cookies.some(value => !value.includes('='))) warn('A file of cookies is not read.');
  add('Cookie', cookies.filter(value => value.includes('=')).join('; ') || null);
  const range = last('range');
  add('Range', range === null ? null : `bytes=${/^\d+$/.test(range) ? `${range}-` : range}`);
  if (on('compressed')) add('Accept-Encoding', 'deflate, gzip');
  if (body !== null)
    add('Content-Type', data?.json ? 'application/json' : 'application/x-www-form-urlencoded');
  if (data?.json) add('Accept', 'application/json');
  const user = last('user');
  const bearer = last('oauth2-bearer');
  const odd = ['digest', 'ntlm', 'negotiate', 'anyauth'].find(on);
  if (user !== null && bearer === null && odd) {
    throw new Stop(
      'unsupported',
      `This command signs in by ${odd}, which Loupe does not do. Use Basic (-u alone) or a key, if the API takes it.`,
    );
  }
  if (!on('globoff') && /[{[]/.test(written.replace(/^https?:\/\/\[[^\]]*\]/i, ''))) {
    warn(
      'Braces and brackets in the address are taken as they are written: curl would make several calls of them.',
    );
  }
  const colon = user?.indexOf(':') ?? -1;
  const seconds = Number(last('max-time') ?? Number.NaN);
  const retries = Number(last('retry') ?? Number.NaN);
  return {
    method: last('request') || (on('head') ? 'HEAD' : body !== null ? 'POST' : 'GET'),
    url: withQuery(scheme ? written : `http://${written}`, query),
    guessedScheme: !scheme,
    headers: headers.list,
    body,
    basic:
      user === null || bearer !== null
        ? null
        : {
            user: colon < 0 ? user : user.slice(0, colon),
            password: colon < 0 ? null : user.slice(colon + 1),
          },
    bearer,
    timeoutSeconds: Number.isFinite(seconds) && seconds > 0 ? seconds : null,
    retries: Number.isInteger(retries) && retries >= 0 ? retries : null,
    warnings,
  };
}

function withQuery(url: string, query: string): string {
  if (query === '') return url;
  const [before = '', ...hash] = url.split('#');
  const joint = !before.includes('?') ? '?' : /[?&]$/.test(before) ? '' : '&';
  return `${before}${joint}${query}${hash.length > 0 ? `#${hash.join('#')}` : ''}`;
}

const DATA = new Set(['data', 'data-ascii', 'data-binary', 'data-raw', 'data-urlencode', 'json']);

function readData(own: readonly Given[], command: Command): { text: string; json: boolean } | null {
  let text: string | null = null;
  let json = false;
  for (const { name, value } of own) {
    if (!DATA.has(name)) continue;
    const piece =
      name === 'data-urlencode'
        ? urlencode(value, command)
        : name === 'data-raw'
          ? value
          : fromFile(value, name, command);
    // Pieces of --json follow each other; all others are joined by &.
    text = text === null ? piece : `${text}${name === 'json' ? '' : '&'}${piece}`;
    if (name === 'json') json = true;
  }
  return text === null ? null : { text, json };
}

/** `@-` is fed by a here-document; any other file is out of reach. */
function fromFile(value: string, name: string, command: Command): string {
  if (!value.startsWith('@')) return value;
  if (value === '@-' && command.stdin?.kind === 'text') {
    const { text } = command.stdin;
    // -d takes the line breaks out of what it reads; --data-binary and --json do not.
    return name === 'data' || name === 'data-ascii' ? text.replace(/[\r\n\0]/g, '') : text;
  }
  throw new Stop(
    'unsupported',
    value === '@-'
      ? "This command reads its body from another command or a file (@-). Paste the body itself: -d '…'."
      : `This command reads its body from the file ${value.slice(1, 80)}. Paste the body itself: -d '…'.`,
  );
}

const percent = (text: string): string => {
  const done = encode('form', text);
  return done.ok ? done.text.replaceAll('*', '%2A').replaceAll('%7E', '~') : '';
};

/** `content`, `=content`, `name=content`, `@file`, `name@file`: the name is not encoded. */
function urlencode(value: string, command: Command): string {
  const split = /[=@]/.exec(value);
  if (!split) return percent(value);
  const name = value.slice(0, split.index);
  const rest = value.slice(split.index + 1);
  const content = split[0] === '@' ? fromFile(`@${rest}`, 'data-binary', command) : rest;
  return name === '' ? percent(content) : `${name}=${percent(content)}`;
}

const urlQuery = (own: readonly Given[], command: Command): readonly string[] =>
  own
    .filter(one => one.name === 'url-query')
    .map(({ value }) => (value.startsWith('+') ? value.slice(1) : urlencode(value, command)));

function readHeaders(own: readonly Given[], warn: (text: string) => void) {
  const list: [string, string][] = [];
  const removed = new Set<string>();
  for (const { name: option, value } of own) {
    if (option !== 'header') continue;
    if (value.startsWith('@'))
      throw new Stop('unsupported', 'This command reads headers from a file. Paste the headers themselves.');
    const found = /^([^:;]*)([:;])([\s\S]*)$/.exec(value);
    const name = found?.[1]?.trim() ?? '';
    const content = found?.[3]?.trim() ?? '';
    if (!found || name === '') warn(`"${value.slice(0, 60)}" is not a header, and is left out.`);
    else if (found[2] === ';' && content === '') list.push([name, '']);
    else if (found[2] === ';') warn(`"${value.slice(0, 60)}" is not a header, and is left out.`);
    else if (content === '') removed.add(name.toLowerCase());
    else list.push([name, content]);
  }
  return { list, removed };
}
