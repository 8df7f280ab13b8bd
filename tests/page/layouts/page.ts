/** A page of our own, with what a careful reader would say that it names. */
export interface Layout {
  readonly what: string;
  readonly url: string;
  readonly html: string;
  /** Companies that must be found: a name, a domain, or both of one company. */
  readonly wanted: readonly { readonly name?: string; readonly domain?: string }[];
  /** May be found or not: the site itself, what a link merely leads to. */
  readonly either?: readonly string[];
}

export const page = (title: string, body: string, head = ''): string =>
  `<!doctype html><html lang=en><meta charset=utf-8><title>${title}</title>${head}<body>${body}`;

/** A site’s own menu, which names no company. */
export const NAV = `<header><nav><a href="/">Home</a><a href="/network">My Network</a><a href="/jobs">Jobs</a><a href="/messages">Messaging</a><a href="/company/setup/new">Business</a></nav></header>`;
