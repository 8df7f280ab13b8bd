/** What is wrong with a request's authentication, and which secrets it names. */
import { checkJsonTemplate } from '../template/json-tree.ts';
import { parseTemplate } from '../template/parse.ts';
import type { TemplateProblem } from '../template/template.ts';
import type { Auth } from './auth.ts';
import type { RequestProblem } from './check.ts';
import type { RequestDefinition } from './definition.ts';
import { forbiddenHeader } from './forbidden.ts';
import { classifyOrigin } from './origin.ts';
import { fixedUrl } from './token.ts';
import { templateVariables } from './variables.ts';

/** Names of all secrets that a request uses, wherever they stand in it. */
export function secretNamesOf(def: RequestDefinition): readonly string[] {
  const { auth } = def;
  const named = templateVariables(def).flatMap(({ secret }) => (secret ? [secret] : []));
  if ('secret' in auth && auth.secret) named.push(auth.secret);
  if ('clientSecret' in auth && auth.clientSecret) named.push(auth.clientSecret);
  if ('refreshSecret' in auth) named.push(auth.refreshSecret);
  return [...new Set(named)];
}

export const checkSecrets = (used: readonly string[], kept: readonly string[]): RequestProblem[] =>
  used
    .filter(name => !kept.includes(name))
    .map(name => ({
      severity: 'warning',
      tab: 'auth',
      field: `secret.${name}`,
      message: `There is no key "${name}" yet. Enter it before the first call.`,
    }));

export function checkAuth(def: RequestDefinition): RequestProblem[] {
  const { auth } = def;
  const problems: RequestProblem[] = [];
  const fault = (field: string, message: string, where?: TemplateProblem) =>
    problems.push({
      severity: 'error',
      tab: 'auth',
      field: `auth.${field}`,
      message,
      ...(where ? { at: where.at, end: where.end } : {}),
    });
  const template = (field: string, text: string) => {
    const parsed = parseTemplate(text);
    if (!parsed.ok) fault(field, parsed.problem.message, parsed.problem);
    return parsed;
  };
  for (const name of headersOf(auth)) {
    const forbidden = forbiddenHeader(name, '', def.browserHeaders);
    if (forbidden) fault('header', forbidden.message);
    if (def.headers.some(row => row.enabled && row.name.trim().toLowerCase() === name.toLowerCase())) {
      problems.push({
        severity: 'warning',
        tab: 'headers',
        field: 'headers',
        message: `${name} is set by the authentication; the one among the headers is not sent.`,
      });
    }
  }
  if ('tokenUrl' in auth)
    auth.parameters?.forEach((row, i) => {
      template(`parameters.${i}.value`, row.value);
    });
  switch (auth.kind) {
    case 'query':
      problems.push({
        severity: 'warning',
        tab: 'auth',
        field: 'auth.parameter',
        message:
          'A key in the address is often kept in logs on the way. Use a header where the API takes one.',
      });
      break;
    case 'basic': {
      const parsed = template('user', auth.user);
      const colon =
        parsed.ok && parsed.template.parts.some(part => part.kind === 'literal' && part.text.includes(':'));
      if (colon) fault('user', 'A user name holds no colon: what follows it would be read as the password.');
      break;
    }
    case 'custom':
      auth.headers.forEach((header, i) => {
        template(`headers.${i}.value`, header.value);
      });
      break;
    case 'login':
      tokenAddress('url', auth.url, fault);
      if (auth.format === 'form') template('body', auth.body);
      else for (const problem of checkJsonTemplate(auth.body)) fault('body', problem.message, problem);
      auth.headers.forEach((header, i) => {
        const forbidden = forbiddenHeader(header.name);
        if (forbidden) fault(`headers.${i}.name`, forbidden.message);
        template(`headers.${i}.value`, header.value);
      });
      break;
    case 'oauth-code':
      tokenAddress('authorizeUrl', auth.authorizeUrl, fault);
      if (auth.clientId.includes('{{'))
        fault('clientId', 'The client id is written out: it is shown in the sign-in page’s address.');
      tokenAddress('tokenUrl', auth.tokenUrl, fault);
      break;
    case 'oauth-client':
    case 'oauth-refresh':
      template('clientId', auth.clientId);
      tokenAddress('tokenUrl', auth.tokenUrl, fault);
      if (auth.kind === 'oauth-client' && !auth.clientSecret)
        fault('clientSecret', 'Client credentials need the client’s secret.');
  }
  return problems;
}

function tokenAddress(field: string, url: string, fault: (field: string, message: string) => void): void {
  const address = fixedUrl(url);
  if (!address) fault(field, 'This address begins with https://, and holds no variable and no #.');
  else if (address.origin.startsWith('http:') && classifyOrigin(address.origin) !== 'loopback') {
    fault(field, `${address.origin} is not encrypted. Use https://.`);
  }
}

function headersOf(auth: Auth): readonly string[] {
  switch (auth.kind) {
    case 'none':
    case 'query':
      return [];
    case 'header':
    case 'login':
      return [auth.header];
    case 'custom':
      return auth.headers.map(header => header.name);
    case 'oauth-client':
    case 'oauth-refresh':
    case 'oauth-code':
      return [auth.header ?? 'Authorization'];
    default:
      return ['Authorization'];
  }
}
