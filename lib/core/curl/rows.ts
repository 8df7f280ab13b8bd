/** Pairs of a query or a form as rows of a table. */
import { parseTemplate } from '../template/parse.ts';
import { isKeyName, isKeyValue, type KeyRing } from './keys.ts';

export interface Row {
  readonly name: string;
  readonly value: string;
  readonly whenEmpty?: 'error' | 'omit' | 'send';
}

/** @returns null where rows could not say the same: a pair without `=`, or a broken percent sign. */
export function decodePairs(text: string, form: boolean): readonly Row[] | null {
  const rows: Row[] = [];
  for (const piece of text.split('&')) {
    if (piece === '') continue;
    const equals = piece.indexOf('=');
    if (equals <= 0) return null;
    const name = decode(piece.slice(0, equals));
    const value = decode(piece.slice(equals + 1));
    if (name === null || value === null || name.includes('{{') || name.length > 200) return null;
    rows.push({ name, value });
  }
  return rows.length > (form ? 1000 : 200) ? null : rows;
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}

/** Text that becomes a template: variables in it (as Postman writes them) stay, other double braces stand for themselves. */
export function escapeTemplate(text: string, warnings: string[]): string {
  if (!text.includes('{{')) return text;
  const parsed = parseTemplate(text);
  const named =
    parsed.ok && parsed.template.variables.every(one => one.path.length > 0 && one.secret === null);
  if (!named) return text.replaceAll('{{', '{{ "{{" }}');
  for (const { name } of parsed.template.variables) warnings.push(`{{${name}}} is taken as a variable.`);
  return text;
}

/** `TOKEN` of a text that is `$TOKEN` and nothing else. */
export const shellVariable = (value: string): string | null =>
  /^\$\{?([A-Za-z_]\w*)\}?$/.exec(value.trim())?.[1] ?? null;

/** A row whose name says that it holds a key. */
export function keyRow(row: Row, place: string, ring: KeyRing, warnings: string[]): Row {
  if (!isKeyName(row.name) || !isKeyValue(row.value))
    return { ...row, value: escapeTemplate(row.value, warnings) };
  const shell = shellVariable(row.value);
  const name = ring.add(
    `${place} ${row.name}`,
    shell ? '' : row.value,
    shell ?? (ring.found.length > 0 ? row.name : ''),
  );
  return { ...row, value: `{{secret.${name}}}` };
}

/** Pairs that stay one text: only the values of key-like names are taken out. */
export function inlineKeys(text: string, place: string, ring: KeyRing, warnings: string[]): string {
  const pieces = text.split('&').map(piece => {
    const equals = piece.indexOf('=');
    const name = decode(piece.slice(0, Math.max(0, equals))) ?? '';
    const value = decode(piece.slice(equals + 1)) ?? piece.slice(equals + 1);
    if (equals < 1 || !isKeyName(name) || !isKeyValue(value)) return escapeTemplate(piece, warnings);
    return `${piece.slice(0, equals)}=${keyRow({ name, value }, place, ring, warnings).value}`;
  });
  return pieces.join('&');
}
