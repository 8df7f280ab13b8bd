/** Turns curl's call into a definition: parameters as rows, keys as names, everything else as it was. */
import type { RequestInput } from '../request/definition.ts';
import { METHODS } from '../request/definition.ts';
import { forbiddenHeader } from '../request/forbidden.ts';
import { classifyOrigin } from '../request/origin.ts';
import { fromBase64, parseUrl } from '../request/web.ts';
import { importBody, keptType } from './body.ts';
import type { CurlCall } from './call.ts';
import { isKeyName, isKeyValue, KeyRing } from './keys.ts';
import { decodePairs, escapeTemplate, inlineKeys, keyRow, type Row, shellVariable } from './rows.ts';

/** A definition that lacks only its id. */
export type ImportedRequest = Omit<RequestInput, 'id'>;

export interface Imported {
  readonly request: ImportedRequest;
  readonly warnings: readonly string[];
  readonly keys: KeyRing['found'];
}

export type Refused = { readonly message: string };

export function toDefinition(call: CurlCall): Imported | Refused {
  const warnings = [...call.warnings];
  const address = readAddress(call, warnings);
  if ('message' in address) return address;
  const ring = new KeyRing(address.host);
  const method = readMethod(call, warnings);
  if (method === null)
    return {
      message: `The method ${call.method.slice(0, 30)} is not one that Loupe sends. It sends ${METHODS.join(', ')}.`,
    };

  let auth = readAuth(call, address, ring, warnings);
  const headers: Row[] = [];
  for (const [name, value] of call.headers) {
    const lower = name.toLowerCase();
    if (lower === 'authorization' && auth.kind !== 'none') continue;
    const forbidden = forbiddenHeader(name, value);
    if (forbidden) {
      if (!QUIET.test(lower)) warnings.push(`${name} is left out. ${forbidden.message}`);
    } else if (lower === 'content-type') continue;
    else if (isKeyName(name) && isKeyValue(value)) {
      const shell = shellVariable(value);
      const secret = ring.add(
        `the header ${name}`,
        shell ? '' : value,
        shell ?? (auth.kind === 'none' ? '' : name),
      );
      if (auth.kind === 'none') auth = { kind: 'header', header: name, secret };
      else headers.push({ name, value: `{{secret.${secret}}}` });
    } else
      headers.push({
        name,
        value: escapeTemplate(value, warnings),
        whenEmpty: value === '' ? 'send' : 'error',
      });
  }
  const parameters = address.rows?.map((row): Row => keyRow(row, 'the parameter', ring, warnings));
  const inline = inlineKeys(address.query, 'the parameter', ring, warnings);
  const body = importBody(call, ring, warnings);
  const type = call.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const kept = keptType(body, type);
  if (kept !== null) headers.push({ name: 'Content-Type', value: escapeTemplate(kept, warnings) });
  const hasBody = body.kind !== 'none';
  const sent = hasBody && (method === 'GET' || method === 'HEAD') ? 'POST' : method;
  if (sent !== method)
    warnings.push(
      `A browser sends no body with ${method}. The method is set to POST: check that the API takes it.`,
    );
  return {
    request: {
      name: nameOf(address.host, address.path),
      provider: '',
      method: sent,
      url: inline === '' ? address.url : `${address.url}?${inline}`,
      ...(parameters ? { parameters } : {}),
      headers,
      body,
      auth,
      ...(call.timeoutSeconds
        ? { answer: { timeoutMs: Math.min(300_000, Math.max(100, Math.round(call.timeoutSeconds * 1000))) } }
        : {}),
      ...(call.retries === null ? {} : { retry: { retries: Math.min(8, call.retries) } }),
    },
    warnings: [...new Set(warnings)],
    keys: ring.found,
  };
}

/** Headers that every copied command has, and that the browser sets by itself. */
const QUIET =
  /^(?:host|content-length|connection|accept-encoding|origin|referer|dnt|te|sec-.*|access-control-.*)$/;

interface Address {
  /** Without its query. */
  readonly url: string;
  readonly host: string;
  readonly path: string;
  /** Null where the query stays in the address, as rows could not say the same. */
  readonly rows: readonly Row[] | null;
  readonly query: string;
  readonly user: string;
  readonly password: string;
}

function readAddress(call: CurlCall, warnings: string[]): Address | Refused {
  const [withoutHash = ''] = call.url.split('#');
  const templated = withoutHash.replace(/\{\{[^{}]*\}\}/g, 'x');
  const parsed = parseUrl(templated.replaceAll(' ', '%20'));
  if (!parsed?.hostname) return { message: `"${call.url.slice(0, 100)}" is not an address.` };
  const local = classifyOrigin(parsed.origin) === 'loopback';
  const encrypted = local ? withoutHash : withoutHash.replace(/^http:/i, 'https:');
  if (encrypted !== withoutHash && !local) {
    warnings.push(
      call.guessedScheme
        ? 'https:// was put before the address.'
        : 'http:// was changed to https://: Loupe sends nothing unencrypted.',
    );
  }
  if (/\$\{?\w|\$\(|`/.test(withoutHash))
    warnings.push(
      'The address holds a variable of your shell. Put a {{variable}} or its value in its place.',
    );
  const bare = encrypted.replace(/^(https?:\/\/)[^/?#]*@/i, '$1');
  const [path = '', ...query] = bare.split('?');
  const text = query.join('?');
  const rows = decodePairs(text, false);
  const parts = /^(https?:\/\/[^/]*)(.*)$/is.exec(path);
  return {
    url: `${parts?.[1] ?? ''}${escapeTemplate(parts?.[2] ?? '', warnings)}`,
    query: rows ? '' : text,
    host: parsed.hostname,
    path: parsed.pathname,
    rows,
    user: decode(parsed.username),
    password: decode(parsed.password),
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function readMethod(call: CurlCall, warnings: string[]): (typeof METHODS)[number] | null {
  const exact = METHODS.find(one => one === call.method);
  if (exact) return exact;
  const upper = METHODS.find(one => one === call.method.toUpperCase());
  if (upper) warnings.push(`The method ${call.method} is sent as ${upper}.`);
  return upper ?? null;
}

type AuthInput = NonNullable<RequestInput['auth']>;

function readAuth(call: CurlCall, address: Address, ring: KeyRing, warnings: string[]): AuthInput {
  const header = call.headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1];
  if (header !== undefined) return readAuthorization(header, ring, warnings);
  if (call.bearer !== null) return readAuthorization(`Bearer ${call.bearer}`, ring, warnings);
  if (call.basic?.password === null)
    warnings.push('curl would ask for the password of -u. Enter it as a key.');
  if (call.basic) return basic(call.basic.user, call.basic.password, ring);
  return address.user || address.password ? basic(address.user, address.password, ring) : { kind: 'none' };
}

function basic(user: string, password: string | null, ring: KeyRing): AuthInput {
  // Vendors such as Stripe take the key as user name, with no password.
  if (password === '')
    return {
      kind: 'basic',
      user: user === '' ? '' : `{{secret.${ring.add('the user name', user)}}}`,
      secret: null,
    };
  const shell = password === null ? null : shellVariable(password);
  return {
    kind: 'basic',
    user: escapeTemplate(user, []),
    secret: ring.add('the password', shell ? '' : (password ?? ''), shell ?? ''),
  };
}

function readAuthorization(value: string, ring: KeyRing, warnings: string[]): AuthInput {
  const found = /^(\S+)\s+([\s\S]+)$/.exec(value);
  const scheme = found?.[1] ?? '';
  const credentials = found?.[2] ?? value;
  const shell = shellVariable(credentials);
  if (shell) warnings.push(`$${shell} is a variable of your shell. Enter its value as a key.`);
  const already = /^\{\{\s*secret\.([a-z0-9][a-z0-9_-]*)\s*\}\}$/.exec(credentials)?.[1];
  const add = (text: string): string =>
    already ?? ring.add('the header Authorization', shell ? '' : text, shell ?? '');
  if (/^bearer$/i.test(scheme)) return { kind: 'bearer', secret: add(credentials) };
  if (/^basic$/i.test(scheme) && !shell && !already) {
    const plain = fromBase64(credentials);
    const colon = plain?.indexOf(':') ?? -1;
    if (plain !== null && colon >= 0) return basic(plain.slice(0, colon), plain.slice(colon + 1), ring);
  }
  // `Token token="…"` keeps all but what follows the last blank or sign of equality within the prefix.
  return found
    ? { kind: 'header', header: 'Authorization', secret: add(credentials), prefix: `${scheme} ` }
    : { kind: 'header', header: 'Authorization', secret: add(value) };
}

/** `api.hunter.io: domain-search` */
function nameOf(host: string, path: string): string {
  const last = path.split('/').findLast(one => one !== '' && !/^v?\d+$/.test(one)) ?? '';
  return (last ? `${host}: ${decode(last)}` : host).slice(0, 120);
}
