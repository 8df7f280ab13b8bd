/** What the last answer says of its paging: the scheme with its evidence, and one press that takes it. */
import { Files } from 'lucide-preact';
import * as v from 'valibot';
import { Button } from '../../../components/button/Button.tsx';
import { LinkButton } from '../../../components/button/LinkButton.tsx';
import { Note } from '../../../components/note/Note.tsx';
import { detectPaging, type PagingProposal as Proposal } from '../../../lib/core/paging/detect.ts';
import { pagingSchema } from '../../../lib/core/request/paging.ts';
import { useEdit } from './edit.ts';
import { PAGING_WORDS } from './paging-words.ts';

/** @returns nothing where a scheme is chosen, or the last answer tells of no further pages */
export function PagingProposal() {
  const { definition, change, report } = useEdit();
  if (definition.paging.kind !== 'none' || !report || report.value === undefined || report.problem)
    return null;
  const { request } = report;
  const [best, ...others] = detectPaging(report.value, report.headers, {
    url: request?.url ?? '',
    body: request?.body ?? null,
  });
  if (!best) return null;
  const use = ({ paging }: Proposal) => change({ paging: v.parse(pagingSchema, paging) });
  return (
    <Note
      icon={Files}
      title="The answer has more pages"
      actions={
        <>
          <Button size="small" onClick={() => use(best)}>
            Use {PAGING_WORDS[best.paging.kind]}
          </Button>
          {others.slice(0, 2).map(other => (
            <LinkButton key={other.paging.kind} onClick={() => use(other)} title={other.evidence}>
              or {PAGING_WORDS[other.paging.kind]}
            </LinkButton>
          ))}
        </>
      }
    >
      {best.evidence}
    </Note>
  );
}
