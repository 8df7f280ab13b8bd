/** The subject of a company that a page's script found. */
import type { FoundCompany } from '../core/message/page.ts';
import type { Subject } from '../core/record/subject.ts';

/** Below it a domain is shown as a guess. */
const SURE = 0.75;

export const isGuess = ({ domain, confidence }: FoundCompany): boolean =>
  domain === null || confidence < SURE;

/** Pages find registrable domains; a name needs the rules of folding, which load when they are needed. */
export async function subjectOfFound(
  company: Pick<FoundCompany, 'name' | 'domain'>,
): Promise<Subject | null> {
  const { subjectOf } = await import('../core/record/subject.ts');
  return subjectOf(company);
}
