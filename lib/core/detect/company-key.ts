/** Keys that say which finds on a page are one company, before the store has said more. Names have `name-key.ts`. */

export const bareHost = (host: string): string => (host.startsWith('www.') ? host.slice(4) : host);

/** Labels that with a country code are a public suffix by themselves (`co.uk`). */
export const SUFFIX_LABEL: ReadonlySet<string> = new Set(
  'co com net org ac gov edu gob gouv govt or ne go nom mil'.split(' '),
);

/** The label that someone registered, without hyphens: `acme` of blog.acme.co.uk; `blog` is no company. */
export function ownerOf(host: string): string {
  const labels = host.split('.').slice(0, -1);
  const last = labels.at(-1) ?? '';
  const owner = labels.length > 1 && SUFFIX_LABEL.has(last) ? labels.at(-2) : last;
  return (owner ?? '').replaceAll('-', '');
}

export const hostKey = (domain: string): string => `h:${domain}`;
