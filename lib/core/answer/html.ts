/** An HTML page where data was expected: a login page, an error page of a gateway, a parked domain. */

const STARTS_AS_PAGE =
  /^\s*(?:<!--[\s\S]{0,500}?-->\s*)?(?:<!doctype\s+html|<html|<head|<body|<title|<script)[\s>]/i;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  '#39': "'",
};

/** Is the text a web page? Looks at its first characters; the Content-Type alone is often wrong. */
export function isHtmlPage(text: string): boolean {
  return STARTS_AS_PAGE.test(text.slice(0, 1000));
}

/** The text of the page's title, or of its first heading; at most 120 characters, null where there is none. */
export function pageTitle(html: string): string | null {
  const head = html.slice(0, 100_000);
  return between(head, 'title') ?? between(head, 'h1');
}

function between(html: string, tag: 'title' | 'h1'): string | null {
  const opening = new RegExp(`<${tag}(?:\\s[^>]{0,300})?>`, 'i').exec(html);
  if (opening === null) return null;
  const start = opening.index + opening[0].length;
  const rest = html.slice(start, start + 2000);
  const end = rest.toLowerCase().indexOf(`</${tag}`);
  if (end === -1) return null;
  const text = rest
    .slice(0, end)
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|apos|nbsp|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim();
  if (text === '') return null;
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
