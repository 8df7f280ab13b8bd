import { parse } from 'tldts';
import { toAscii, toUnicode } from './detect/punycode.ts';

export type DomainProblemKind =
  | 'empty'
  | 'too-long'
  | 'ip'
  | 'no-dot'
  | 'bad-label'
  | 'no-suffix'
  | 'suffix-only';

/** A host and the domain that someone registered it under. */
export interface ParsedDomain {
  readonly ok: true;
  /** Lower case, in ASCII (IDNA A-labels), without a dot at the end. */
  readonly host: string;
  /** The registrable domain by the Public Suffix List, its private part included (`acme.github.io`). */
  readonly registrable: string;
  /** The registrable domain in Unicode, for showing. */
  readonly unicode: string;
  /** The suffix belongs to a company that lets others use it (github.io), not to a registry. */
  readonly isPrivateSuffix: boolean;
}

export interface DomainProblem {
  readonly ok: false;
  readonly problem: { readonly kind: DomainProblemKind; readonly message: string };
}

/** As long as a URL may be that is worth reading for its host. */
const MAX_INPUT = 8192;
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e]/g;

const no = (kind: DomainProblemKind, message: string): DomainProblem => ({
  ok: false,
  problem: { kind, message },
});

/**
 * Reads the host out of a host, a URL or an e-mail address, and finds its registrable domain.
 * Never throws; what cannot be read is a value with a sentence for the person.
 */
export function parseDomain(input: string): ParsedDomain | DomainProblem {
  if (input.length > MAX_INPUT) return no('too-long', 'This is too long to be an address.');
  const written = hostOf(input.replace(INVISIBLE, '').trim());
  if (written === '') return no('empty', 'There is no domain in this.');
  if (/^\[.*\]$/.test(written) || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(written)) {
    return no('ip', `${written} is an IP address, not a domain.`);
  }
  const host = written
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[。．｡]/g, '.')
    .replace(/\.$/, '');
  // 253 characters is the most a host has (RFC 1035); longer labels are refused before they are encoded.
  if (host.length > 253) return no('too-long', 'A domain has at most 253 characters.');
  if (!host.includes('.')) return no('no-dot', `“${host}” has no dot, so it is no domain on the internet.`);
  const ascii = host.split('.').map(toAscii);
  if (!ascii.every(isLabel)) return no('bad-label', `“${host}” has a part that no domain can have.`);
  return registered(ascii.join('.'));
}

function registered(host: string): ParsedDomain | DomainProblem {
  const found = parse(host, { allowPrivateDomains: true, extractHostname: false, validateHostname: false });
  if (found.isIp === true) return no('ip', `${host} is an IP address, not a domain.`);
  // A suffix that the list does not name counts by its default rule, `*`: an intranet's `acme.corp`, or RFC 2606's `.example`.
  if (found.publicSuffix === null || /\d$/.test(found.publicSuffix)) {
    return no('no-suffix', `No domains end in “${toUnicode(host.slice(host.lastIndexOf('.') + 1))}”.`);
  }
  if (found.domain === null) {
    // A private suffix itself belongs to the company that runs it: github.io is GitHub's.
    const owner = parse(host, { extractHostname: false, validateHostname: false }).domain;
    if (owner === null) return no('suffix-only', `“${host}” is an ending that many domains share.`);
    return parsed(host, owner, false);
  }
  return parsed(host, found.domain, found.isPrivate === true);
}

const parsed = (host: string, registrable: string, isPrivateSuffix: boolean): ParsedDomain => ({
  ok: true,
  host,
  registrable,
  unicode: registrable.split('.').map(toUnicode).join('.'),
  isPrivateSuffix,
});

const isLabel = (label: string): boolean =>
  label.length <= 63 && /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?$/.test(label);

/** The host within a URL or an e-mail address; the input itself where it is neither. */
function hostOf(input: string): string {
  let rest = input.replace(/^mailto:/i, '');
  rest = rest.replace(/^[a-z][a-z0-9+.-]{0,20}:\/\//i, '').replace(/^\/\//, '');
  const end = rest.search(/[/?#\\\s]/);
  if (end !== -1) rest = rest.slice(0, end);
  rest = rest.slice(rest.lastIndexOf('@') + 1);
  return rest.startsWith('[') ? rest : rest.replace(/:\d{0,5}$/, '');
}

/** The registrable domain of a host, URL or e-mail address; null if there is none. */
export function companyDomain(input: string): string | null {
  const found = parseDomain(input);
  return found.ok ? found.registrable : null;
}

/** Mail providers for anyone: the address tells nothing of a company. First labels, whatever the country. */
const MAIL_BRANDS: ReadonlySet<string> = new Set(
  'gmail googlemail outlook hotmail live msn passport yahoo ymail rocketmail myyahoo icloud aol aim gmx protonmail proton pm tutanota tutamail tuta zoho zohomail fastmail mailfence hushmail posteo mailbox yandex ya mailru rambler qq foxmail 163 126 yeah sina sohu aliyun 21cn naver daum hanmail nate rediffmail web t-online freenet arcor libero virgilio tiscali alice orange wanadoo laposte free sfr neuf bluewin hispeed ziggo kpnmail planet hetnet telenet skynet seznam centrum email post wp onet interia o2 abv ukr bigpond optusnet iinet xtra btinternet talktalk sky virginmedia ntlworld blueyonder comcast verizon att sbcglobal bellsouth cox charter earthlink juno netzero shaw rogers sympatico terra uol bol ig globo mail inbox mailinator guerrillamail yopmail 10minutemail duck simplelogin anonaddy'.split(
    ' ',
  ),
);

/** Brands above that are companies of their own as well: only these domains of theirs are mail for anyone. */
const MAIL_ONLY: Readonly<Record<string, ReadonlySet<string>>> = {
  live: new Set([
    'live.com',
    'live.co.uk',
    'live.nl',
    'live.fr',
    'live.de',
    'live.it',
    'live.ca',
    'live.com.au',
  ]),
  passport: new Set(['passport.com']),
  pm: new Set(['pm.me']),
  ya: new Set(['ya.ru']),
  web: new Set(['web.de']),
  orange: new Set(['orange.fr']),
  alice: new Set(['alice.it']),
  free: new Set(['free.fr']),
  email: new Set(['email.com', 'email.cz']),
  post: new Set(['post.cz', 'post.com']),
  o2: new Set(['o2.pl']),
  planet: new Set(['planet.nl']),
  mail: new Set(['mail.com', 'mail.ru', 'mail.de', 'mail.ee']),
  inbox: new Set(['inbox.com', 'inbox.ru', 'inbox.lv']),
  mailbox: new Set(['mailbox.org', 'mailbox.hu']),
  duck: new Set(['duck.com']),
  sky: new Set(['sky.com']),
  att: new Set(['att.net']),
  comcast: new Set(['comcast.net']),
  verizon: new Set(['verizon.net']),
  cox: new Set(['cox.net']),
  charter: new Set(['charter.net']),
  shaw: new Set(['shaw.ca']),
  rogers: new Set(['rogers.com']),
  terra: new Set(['terra.com.br', 'terra.es', 'terra.com']),
  globo: new Set(['globo.com']),
  ig: new Set(['ig.com.br']),
  proton: new Set(['proton.me']),
  zoho: new Set(['zoho.com', 'zoho.eu', 'zoho.in']),
  naver: new Set(['naver.com']),
  tiscali: new Set(['tiscali.it', 'tiscali.co.uk']),
  sfr: new Set(['sfr.fr']),
  centrum: new Set(['centrum.cz', 'centrum.sk']),
  wp: new Set(['wp.pl']),
  tuta: new Set(['tuta.com', 'tuta.io']),
};

/** Whether a domain gives mail addresses to anyone (gmail.com), so that it says nothing of a company. */
export function isPublicMailDomain(domain: string): boolean {
  const registrable = companyDomain(domain);
  if (registrable === null) return false;
  const brand = registrable.slice(0, registrable.indexOf('.'));
  if (!MAIL_BRANDS.has(brand)) return false;
  const only = Object.hasOwn(MAIL_ONLY, brand) ? MAIL_ONLY[brand] : undefined;
  return only === undefined || only.has(registrable);
}
