/** A request as a cURL command for a shell. */
import type { ReadyRequest } from '../request/fill.ts';

/**
 * @param request a masked request (`maskRequest`): the command is to be shown and copied, so it holds no key
 */
export function toCurl(request: ReadyRequest): string {
  const lines = [`curl ${quote(request.url)}`];
  const natural = request.body === null ? 'GET' : 'POST';
  if (request.method === 'HEAD') lines.push('--head');
  else if (request.method !== natural) lines.push(`-X ${request.method}`);
  for (const [name, value] of request.headers)
    lines.push(`-H ${quote(value === '' ? `${name};` : `${name}: ${value}`)}`);
  // --data-raw: a body that begins with @ is no file.
  if (request.body !== null) lines.push(`--data-raw ${quote(request.body)}`);
  return lines.join(' \\\n  ');
}

/** Single quotes take all as it is; a quote itself stands between two of them. */
const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
