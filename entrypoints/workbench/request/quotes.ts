/** Values that stand between quotes of a language within a value (SOQL, SPARQL, SQL, a filter): one quote in them would end it. */
import { parseTemplate } from '../../../lib/core/template/parse.ts';
import type { Filter, Variable } from '../../../lib/core/template/template.ts';

/** With these no quote is left, or none that ends the text. */
const SAFE: readonly Filter[] = ['escape', 'sql', 'slug', 'json', 'count'];

/** LIKE's and search's own signs may stand between the quote and the value. */
const BEFORE = /(\\?['"])[%*]?$/;
const AFTER = /^[%*]?(\\?['"])/;

/**
 * The variables that stand alone between quotes, without a filter that makes that safe.
 * @param inJson the text is a JSON template, whose own double quotes are the template's affair
 */
export function bareInQuotes(text: string, inJson = false): readonly Variable[] {
  const parsed = parseTemplate(text);
  if (!parsed.ok) return [];
  const { parts } = parsed.template;
  return parts.flatMap((part, i) => {
    // A domain holds no quote.
    if (part.kind !== 'variable' || part.secret !== null || part.path.at(-1) === 'domain') return [];
    if (part.path.length === 0 || part.filters.some(one => SAFE.includes(one))) return [];
    const [before, after] = [parts[i - 1], parts[i + 1]];
    const open = before?.kind === 'literal' ? BEFORE.exec(before.text)?.[1] : undefined;
    const close = after?.kind === 'literal' ? AFTER.exec(after.text)?.[1] : undefined;
    return open === undefined || open !== close || (inJson && open === '"') ? [] : [part];
  });
}
