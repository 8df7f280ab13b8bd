import type { CompanyCandidate } from './structure.ts';
import { cleanName, hostOfUrl } from './structure-text.ts';

export interface TableData {
  /** Texts of the header cells. */
  readonly header: readonly string[];
  /** Texts of the other rows' cells. */
  readonly rows: readonly (readonly string[])[];
}

const MAX_TABLES = 200;
const MAX_ROWS = 5000;

const COMPANY_HEADER =
  /^(?:name of )?(?:the )?(?:(?:parent|target|portfolio|member|associated|primary|legal|registered) )?(?:compan(?:y|ies)|organi[sz]ations?|accounts?|employers?|vendors?|suppliers?|customers?|clients?|issuers?|firms?|businesses|business(?= name)|brands?|manufacturers?|start-?ups?|agency|subsidiar(?:y|ies)|legal entit(?:y|ies)|registrants?|exhibitors?|sponsors?|merchants?|distributors?|contractors?|acquirers?|competitors?|investors?|lenders?|unternehmen|firma|firmenname|entreprises?|société|empresas?|aziend[ae]|società|bedrijf|företag|会社名?|公司)(?:['’]s)?(?: names?)?$/i;
const DOMAIN_HEADER =
  /^(?:(?:company|account|primary|email|corporate) )?(?:web ?sites?(?: url)?|domains?(?: name)?|urls?|web|home ?page|site|webseite|site web|sitio web|网址)$/i;
/** "Business" is a plan of prices and an item of a table of contents as well. */
const NAME_HEADER = /^(?:name|business|security|constituent|holding)$/i;
/** Columns that only tables of companies have. */
const BUSINESS_HEADER =
  /^(?:ticker|symbol|sector|industry|revenue|market cap.*|headquarters?|hq|employees|headcount|funding|valuation|founded|ceo|stock exchange|branche|umsatz|mitarbeiter)/i;

/** What stands in a cell that names nothing. */
export const NAMES_NOTHING =
  /^(?:n\.?\/?a\.?|none|null|total|sum|cash|average|unknown|others?|various|tb[ad]|yes|no|unlimited|included|e-?mail|phone|fax|column \d+|\P{L}*)$/iu;

/** Which column of a table names companies, and which their domains; -1 for none. */
export function companyColumns(header: readonly string[]): {
  readonly name: number;
  readonly domain: number;
} {
  const heads = header.slice(0, 60).map(captionOf);
  let name = heads.findIndex(head => COMPANY_HEADER.test(head));
  const domain = heads.findIndex(head => DOMAIN_HEADER.test(head));
  if (name === -1 && (domain !== -1 || heads.some(head => BUSINESS_HEADER.test(head)))) {
    name = heads.findIndex(head => NAME_HEADER.test(head));
  }
  return { name, domain };
}

/** A caption without what a grid writes into it: "Sort by: Account Name", "Company ↑", "Company (12)". */
const captionOf = (head: string): string =>
  String(head)
    .slice(0, 120)
    .replace(/\s+/g, ' ')
    .replace(/^sort(?:ed)?(?: by)?:? ?/i, '')
    .replace(
      /(?:sort(?:ed|able)?\b.*|show (?:column|more).*|show .{1,60} (?:actions|menu|options)|: activate to sort.*|press .*|[↑↓▲▼⇅⌄*]+|\(\d+\)) ?$/i,
      '',
    )
    .trim();

/** Companies in tables whose header says that a column names them. */
export function findInTables(tables: readonly TableData[]): CompanyCandidate[] {
  return tables.slice(0, MAX_TABLES).flatMap(table => {
    if (!Array.isArray(table.header) || !Array.isArray(table.rows)) return [];
    const columns = companyColumns(table.header);
    if (columns.name === -1) return [];
    return table.rows
      .slice(0, MAX_ROWS)
      .flatMap(row => fromRow(row, columns, table.header[columns.name] ?? ''));
  });
}

function fromRow(
  row: readonly string[],
  columns: { readonly name: number; readonly domain: number },
  head: string,
): CompanyCandidate[] {
  const name = cleanName(row[columns.name]);
  if (name === null || name.length > 120 || NAMES_NOTHING.test(name)) return [];
  const written = columns.domain === -1 ? '' : (row[columns.domain] ?? '').trim();
  const domain = hostOfUrl(/^(?:https?:)?\/\//i.test(written) ? written : `https://${written}`);
  const reason = `It stands in the table's column “${head.slice(0, 40).trim()}”.`;
  return [{ name, ...(domain === null ? {} : { domain }), confidence: 0.85, reason }];
}
