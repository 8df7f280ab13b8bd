// What a text is about, as far as it tells a company from a person or a town of the same name.

/** How far to each side of a name its text is read. */
const REACH = 300;
/** So many different words of business near a name make the text one about business. */
const LEAST = 3;

const MOST_CALLED = 24;

/**
 * Words of trade, stock exchanges and contracts. None is said of matches, families, villages or gardens as often: no "cup",
 * "house", "field", "board" or "order".
 */
const BUSINESS = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[
    'shares?|stakes?|shareholders?|investors?|profits?|revenues?|earnings|turnover|takeovers?|acquisitions?|mergers?|deals?',
    'bidders?|contracts?|tenders?|suppliers?|supplies|supplied|customers?|clients?|analysts?|brokers?|chief executive|CEO|CFO',
    'regulators?|watchdog|retailers?|miners?|insurers?|makers?|manufacturers?|rivals?|competitors?|plants?|factory|factories',
    'output|margins?|forecasts?|guidance|quarterly|quarter|markets?|buyers?|brands?|stores|sales|subsidiary|business(?:es)?|firms?',
    'company|companies|industry|lenders?|loans?|dividends?|IPO|listed|discounts?|outsourcer',
    'layoffs|prices?|pricing|offers?|rates|freight|vendors?|products?|startups?|start-ups?|software|platforms?|stocks?|equity',
    'index|exports?|imports?',
    'Aktien?|Umsatz|Gewinn|Konzern|Kunden|Stellen|chiffre d.affaires|groupe|ventas|acciones|clientes',
  ].join('|')})(?![\\p{L}\\p{N}])|[$€£¥] ?\\d[\\d.,]* ?(?:m|bn|k|million|billion)\\b|\\d ?(?:%|per ?cent)`,
  'giu',
);

/** Whether the text near the span speaks of business. */
export function speaksOfBusiness(text: string, start: number, end: number): boolean {
  const near = text.slice(Math.max(0, start - REACH), end + REACH);
  const said = new Set<string>();
  let called = 0;
  for (const [word] of near.matchAll(BUSINESS)) {
    said.add(/^\p{L}/u.test(word) ? word.toLowerCase().replace(/(?:ies|s)$/, '') : '#');
    if (said.size >= LEAST) return true;
    if (++called === MOST_CALLED) return false;
  }
  return false;
}
