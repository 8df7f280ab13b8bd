/** The answer as a tree, as it came, and its headers. A pressed value becomes a field. */
import { useRef, useState } from 'preact/hooks';
import { Segmented } from '../../../components/field/Segmented.tsx';
import { JsonTree } from '../../../components/tree/JsonTree.tsx';
import type { JsonPath } from '../../../components/tree/jsonPath.ts';
import { normalizedPath, shortPath } from '../../../lib/core/jsonpath/location.ts';
import type { TestReport } from '../../../lib/engine/test-call.ts';
import { AddField } from './AddField.tsx';
import { useEdit } from './edit.ts';
import { RawText } from './RawText.tsx';

const VIEWS = [
  { value: 'tree', label: 'Tree' },
  { value: 'raw', label: 'Raw' },
  { value: 'headers', label: 'Headers' },
] as const;
type View = (typeof VIEWS)[number]['value'];

export interface Picked {
  readonly path: JsonPath;
  readonly value: unknown;
}

export function AnswerView({ report }: { report: TestReport }) {
  const { definition } = useEdit();
  const readable = report.value !== undefined;
  const [wanted, setWanted] = useState<View>('tree');
  const [picked, setPicked] = useState<Picked | null>(null);
  const tree = useRef<HTMLDivElement>(null);
  const close = () => {
    setPicked(null);
    tree.current?.querySelector<HTMLElement>('[role=tree]')?.focus();
  };
  const view = wanted === 'tree' && !readable ? 'raw' : wanted;
  if (report.status === null) return null;
  const mapped = new Map<string, string>();
  for (const field of definition.fields) {
    const found = report.fields[field.name];
    if (found?.kind === 'filled') mapped.set(shortened(found.path), field.label);
  }
  return (
    <section class="Test-part Answer" aria-label="Answer">
      <header class="Test-line">
        <h3>Answer</h3>
        {report.cut && <span class="t-micro">first 2 MB</span>}
        <span class="push">
          <Segmented label="Show the answer as" value={view} options={VIEWS} onValue={setWanted} />
        </span>
      </header>
      {view === 'tree' && (
        <>
          <div ref={tree} class="Answer-tree">
            <JsonTree
              label="Answer"
              value={report.value}
              mapped={mapped}
              onPick={({ path, value }) => setPicked({ path, value })}
            />
          </div>
          {picked && (
            <AddField
              key={shortPath(picked.path)}
              picked={picked}
              answer={report.value}
              answerKey={report.answerKey}
              onDone={close}
            />
          )}
        </>
      )}
      {view === 'raw' && <RawText text={report.text} />}
      {view === 'headers' && (
        <dl class="Sent-headers">
          {report.headers.map(([name, value], index) => (
            <div key={index}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

/** `$['data']['name']` → `$.data.name`, as the tree writes its places. */
const shortened = (path: string): string => {
  const steps = [...path.matchAll(/\['((?:[^'\\]|\\.)*)'\]|\[(\d+)\]/g)].map(([, name, index]) =>
    index === undefined ? (name ?? '').replaceAll(/\\(['\\])/g, '$1') : Number(index),
  );
  return normalizedPath(steps) === path ? shortPath(steps) : path;
};
