/** Which company a copied call was about, as far as its values tell: a domain that is not the API's own. */
import { companyDomain } from '../domain.ts';
import type { ImportedRequest } from './definition.ts';

const MOST = 200;
/** Names of files, which look like domains. */
const FILE = /\.(?:json|xml|html?|php|aspx?|jsp|js|css|csv|txt|svc|ashx)$/i;

/** @returns `acme.com` for `…?domain=acme.com`; null where no value is the domain of a company */
export function companyIn({ url, parameters = [], body }: ImportedRequest): string | null {
  const host = companyDomain(url);
  const path = url.replace(/^https?:\/\/[^/?#]*/i, '');
  const texts = [
    ...parameters.map(row => row.value),
    ...(body?.kind === 'form' ? body.fields.map(row => row.value) : []),
    ...(body?.kind === 'json' || body?.kind === 'text' ? [body.template] : []),
    ...(body?.kind === 'graphql' ? [body.variables] : []),
    path,
  ];
  for (const text of texts) {
    const words = text.match(/[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu) ?? [];
    for (const word of words.slice(0, MOST)) {
      if (FILE.test(word)) continue;
      const found = companyDomain(word);
      if (found !== null && found !== host) return found;
    }
  }
  return null;
}
