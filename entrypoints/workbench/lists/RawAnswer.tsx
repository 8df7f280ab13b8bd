import { CodeBox } from '../../../components/sign/CodeBox.tsx';
import { JsonTree } from '../../../components/tree/JsonTree.tsx';
import { formatBytes } from '../../../lib/core/format.ts';
import { answerText } from '../../../lib/store/answer-text.ts';
import { useBench } from '../bench.ts';
import { useOnce } from '../useOnce.ts';

/** The whole answer as it came. */
export function RawAnswer({ answerKey }: { answerKey: string }) {
  const { db } = useBench();
  const read = useOnce(async () => ({ answer: await answerText(db, answerKey) }), [answerKey]);
  if (!read) return null;
  const { answer } = read;
  if (!answer) return <p class="Float-text">The raw answer was cleared to make room. The value is kept.</p>;
  const json = parsed(answer.text);
  return (
    <div class="Float-code">
      <p class="t-micro">
        {answer.status} · {answer.contentType || 'no type'} · {formatBytes(answer.size)}
        {answer.cut && ', the beginning of it'}
      </p>
      <div class="Float-tree">
        {json ? (
          <JsonTree label="Raw answer" value={json.value} />
        ) : (
          <CodeBox label="Raw answer">{answer.text}</CodeBox>
        )}
      </div>
    </div>
  );
}

function parsed(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}
