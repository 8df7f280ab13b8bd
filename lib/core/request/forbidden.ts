/** Headers that a browser does not let a program set: said when they are typed, since fetch drops them without a word. */

export interface ForbiddenHeader {
  /** What happens with it, and what to do. */
  readonly message: string;
  /** Could a declarativeNetRequest rule set it where fetch cannot? */
  readonly byRule: boolean;
}

const BY_RULE = new Set([
  'accept-charset',
  'cookie',
  'cookie2',
  'date',
  'dnt',
  'origin',
  'referer',
  'te',
  'via',
]);

/** https://fetch.spec.whatwg.org/#forbidden-request-header */
const FORBIDDEN: Readonly<Record<string, string>> = {
  'accept-charset': 'It is not needed: answers are read in the character set that they name.',
  'accept-encoding': 'The browser sets it, and unpacks the answer by itself. Remove it.',
  'access-control-request-headers': 'Only the browser sets it. Remove it.',
  'access-control-request-method': 'Only the browser sets it. Remove it.',
  'access-control-request-private-network': 'Only the browser sets it. Remove it.',
  connection: 'The browser keeps its own connections. Remove it.',
  'content-length': 'The browser counts the body itself. Remove it.',
  cookie: 'To use your own sign-in at this site, turn on "Run as me" in the authentication settings.',
  cookie2: 'To use your own sign-in at this site, turn on "Run as me" in the authentication settings.',
  date: 'Only the browser sets it. Remove it.',
  dnt: 'Only the browser sets it. Remove it.',
  expect: 'The browser does not ask before it sends. Remove it.',
  host: 'It comes from the address. Write the host there.',
  'keep-alive': 'The browser keeps its own connections. Remove it.',
  origin: 'The browser sets it. Remove it; an API that asks for another one is meant for its own pages.',
  referer: 'No page is named in these calls. Remove it; an API that asks for it is meant for its own pages.',
  'set-cookie': 'Servers send it, not clients. Remove it.',
  te: 'Only the browser sets it. Remove it.',
  trailer: 'Only the browser sets it. Remove it.',
  'transfer-encoding': 'Only the browser sets it. Remove it.',
  upgrade: 'Only the browser sets it. Remove it.',
  via: 'Only proxies set it. Remove it.',
};

const METHOD_OVERRIDES = new Set(['x-http-method', 'x-http-method-override', 'x-method-override']);

/** @returns null where the header may be set. */
export function forbiddenHeader(name: string, value = ''): ForbiddenHeader | null {
  const lower = name.trim().toLowerCase();
  const why = Object.hasOwn(FORBIDDEN, lower) ? FORBIDDEN[lower] : undefined;
  if (why) return { message: `A browser does not send ${name}. ${why}`, byRule: BY_RULE.has(lower) };
  if (/^(?:sec|proxy)-/.test(lower)) {
    return {
      message: `A browser does not send ${name}: names that begin with ${lower.split('-')[0]}- are its own. Remove it.`,
      byRule: false,
    };
  }
  if (METHOD_OVERRIDES.has(lower) && /(?:^|,)\s*(?:CONNECT|TRACE|TRACK)\s*(?:,|$)/i.test(value)) {
    return { message: `A browser does not send ${name} with this method. Remove it.`, byRule: false };
  }
  return null;
}
