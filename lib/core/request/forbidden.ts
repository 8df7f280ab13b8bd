/** Headers that a browser does not let a program set: said when they are typed, since fetch drops them without a word. */

export interface ForbiddenHeader {
  /** What happens with it, and what to do. */
  readonly message: string;
  /** Where fetch cannot set it, a rule of the browser can, for one origin: `browserHeaders` of the request. */
  readonly byRule: boolean;
}

/**
 * Set by a rule (declarativeNetRequest). Such a rule is the same for every call that it meets and is kept by the browser,
 * so it holds no variable and no key. User-Agent is allowed by the standard, but Chrome drops it (crbug.com/571722).
 */
const BY_RULE: Readonly<Record<string, string>> = {
  'user-agent': 'Chrome sends its own.',
  origin: 'The browser sets it, and Loupe leaves it out.',
  referer: 'No page is named in these calls.',
};

/** @param name of any case */
export const isRuleHeader = (name: string): boolean => Object.hasOwn(BY_RULE, name.trim().toLowerCase());

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
  'set-cookie': 'Servers send it, not clients. Remove it.',
  te: 'Only the browser sets it. Remove it.',
  trailer: 'Only the browser sets it. Remove it.',
  'transfer-encoding': 'Only the browser sets it. Remove it.',
  upgrade: 'Only the browser sets it. Remove it.',
  via: 'Only proxies set it. Remove it.',
};

const METHOD_OVERRIDES = new Set(['x-http-method', 'x-http-method-override', 'x-method-override']);

/**
 * @param value a template or a filled value
 * @param byRule did the builder choose to have User-Agent, Origin and Referer set by a rule?
 * @returns null where the header is sent as it is written
 */
export function forbiddenHeader(name: string, value = '', byRule = false): ForbiddenHeader | null {
  const lower = name.trim().toLowerCase();
  const own = Object.hasOwn(BY_RULE, lower) ? BY_RULE[lower] : undefined;
  if (own && !byRule)
    return { message: `A browser does not send ${name} as it is written. ${own}`, byRule: true };
  if (own && value.includes('{{'))
    return {
      message: `${name} is the same for every call: it can hold no variable and no key. Write its text itself.`,
      byRule: false,
    };
  const why = Object.hasOwn(FORBIDDEN, lower) ? FORBIDDEN[lower] : undefined;
  if (why) return { message: `A browser does not send ${name}. ${why}`, byRule: false };
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
