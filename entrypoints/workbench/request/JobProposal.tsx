/** The answer was only accepted (202): where it will stand, and one press that has it waited for. */
import { Hourglass } from 'lucide-preact';
import { Button } from '../../../components/button/Button.tsx';
import { Note } from '../../../components/note/Note.tsx';
import { detectJob } from '../../../lib/core/request/detect-job.ts';
import { useEdit } from './edit.ts';

/** @returns nothing where the request waits already, or the last answer was the whole of it */
export function JobProposal() {
  const { definition, change, report } = useEdit();
  const { answer } = definition;
  if (answer.poll || report?.status !== 202) return null;
  const { poll, evidence } = detectJob(report.value, report.headers, report.request?.url ?? '');
  return (
    <Note
      icon={Hourglass}
      title="The answer is not ready yet (202)"
      actions={
        <Button size="small" onClick={() => change({ answer: { ...answer, poll } })}>
          Wait for it
        </Button>
      }
    >
      {evidence}
    </Note>
  );
}
