/** Keys that say which finds on a page are one company, before the store has said more. Names have `name-key.ts`. */

export const bareHost = (host: string): string => (host.startsWith('www.') ? host.slice(4) : host);

export const hostKey = (domain: string): string => `h:${domain}`;
