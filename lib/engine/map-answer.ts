/** From an answer to cells: fields, derived fields, and whether it is about the company that was asked for. */
import { sameCompany } from '../core/company.ts';
import { compileDerived } from '../core/field/derived.ts';
import { derivedValue } from '../core/field/derived-value.ts';
import { compileFields } from '../core/field/map.ts';
import { compilePath } from '../core/jsonpath/compile.ts';
import type { Cell, EntityVerdict, StoredRequest } from '../core/record/records.ts';
import type { Subject } from '../core/record/subject.ts';
import type { Scope } from '../core/template/scope.ts';
import type { Source } from './call.ts';
import { cellOf } from './cells.ts';

export interface MappedAnswer {
  readonly cells: Readonly<Record<string, Cell>>;
  /** Fields that hold a value of the answer, fallbacks not counted. */
  readonly filled: number;
  readonly entity: EntityVerdict;
}

/** Fields by name, as derived fields and later steps read them. */
export const contentOf = (cells: Readonly<Record<string, Cell>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, cell.value]));

const firstText = (path: string | null | undefined, value: unknown): string | null => {
  if (!path) return null;
  const compiled = compilePath(path);
  const found = compiled.ok ? compiled.query(value) : null;
  const first = found?.ok ? found.matches[0]?.value : null;
  return typeof first === 'string' && first.trim() !== '' ? first : null;
};

const verdictOf = ({ definition }: StoredRequest, value: unknown, subject: Subject): EntityVerdict => {
  const name = firstText(definition.identity.namePath, value);
  const domain = firstText(definition.identity.domainPath, value);
  if (name === null && domain === null) return { kind: 'unchecked' };
  const { verdict, reason } = sameCompany(subject, { name, domain });
  return verdict === 'different' ? { kind: verdict, name, domain, why: reason } : { kind: verdict };
};

/** Compiled definitions, by identity: a run maps thousands of answers by one. */
const compiled = new WeakMap<StoredRequest, ReturnType<typeof compileOnce>>();

const compileOnce = ({ definition }: StoredRequest) => ({
  fields: compileFields(definition.fields),
  derived: definition.derived.map(field => ({ field, expression: compileDerived(field.expression) })),
});

/** Never throws: what cannot be read is a cell that says so. */
export const mapAnswer = async (
  stored: StoredRequest,
  value: unknown,
  {
    subject,
    scope,
    sources,
    now,
  }: { subject: Subject; scope: Scope; sources: readonly Source[]; now: number },
): Promise<MappedAnswer> => {
  const parts = compiled.get(stored) ?? compileOnce(stored);
  compiled.set(stored, parts);
  const [source] = sources;
  const cells: Record<string, Cell> = {};
  const mapped = parts.fields.map(value);
  for (const field of stored.definition.fields) {
    const one = mapped[field.name];
    if (one) cells[field.name] = cellOf(stored, field.label, one, source, now);
  }
  for (const { field, expression } of parts.derived) {
    const outcome = expression.ok
      ? await expression.evaluate({ fields: contentOf(cells), row: scope, answer: value }, { now })
      : expression;
    const one = derivedValue(field, outcome);
    cells[field.name] = cellOf(stored, field.label, one, source, now);
  }
  return {
    cells,
    filled: Object.values(cells).filter(cell => cell.kind === 'filled').length,
    entity: verdictOf(stored, value, subject),
  };
};
