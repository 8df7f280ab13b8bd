/** What the address of a tab says of its site. */
export interface PageSite {
  readonly origin: string;
  /** Without `www.`, for showing. */
  readonly host: string;
}

/** Null for the browser's own pages, files and ours. */
export function siteOf(url: string | null | undefined): PageSite | null {
  if (!url || !URL.canParse(url)) return null;
  const { protocol, origin, host } = new URL(url);
  return /^https?:$/.test(protocol) && host ? { origin, host: host.replace(/^www\./, '') } : null;
}
