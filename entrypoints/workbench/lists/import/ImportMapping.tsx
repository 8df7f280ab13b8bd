import { Upload } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../../../components/button/Button.tsx';
import { Checkbox } from '../../../../components/field/Checkbox.tsx';
import { ErrorNote } from '../../../../components/note/ErrorNote.tsx';
import { Progress } from '../../../../components/sign/Progress.tsx';
import {
  type ColumnMapping,
  columnNames,
  guessMapping,
  hasHeader,
  useColumn as withUse,
} from '../../../../lib/core/csv/mapping.ts';
import type { CsvRow } from '../../../../lib/core/csv/read.ts';
import { formatCount, formatNumber } from '../../../../lib/core/format.ts';
import type { List } from '../../../../lib/core/record/records.ts';
import { useBench } from '../../bench.ts';
import { MappingTable } from './MappingTable.tsx';
import { addPass, countPass, NO_TALLY, type Tally } from './passes.ts';
import { type ImportSource, sampleOf } from './source.ts';

export interface ImportMappingProps {
  list: List;
  source: ImportSource;
  onBack: () => void;
  onClose: () => void;
}

const SAMPLE = 40;

/** What each column is, what would happen, and then the import itself, with a way to stop it. */
export function ImportMapping({ list, source, onBack, onClose }: ImportMappingProps) {
  const { db, toast } = useBench();
  const [sample, setSample] = useState<readonly CsvRow[] | null>(null);
  const [header, setHeader] = useState(true);
  const [mapping, setMapping] = useState<readonly ColumnMapping[]>([]);
  const [count, setCount] = useState<Tally>(NO_TALLY);
  const [adding, setAdding] = useState<Tally | null>(null);
  const [problem, setProblem] = useState('');
  const abort = useRef(new AbortController());

  const remap = (rows: readonly CsvRow[], named: boolean) => {
    const cells = rows.map(row => row.cells);
    const width = Math.max(0, ...cells.map(row => row.length));
    const body = named ? cells.slice(1) : cells;
    setHeader(named);
    setMapping(guessMapping(columnNames(named ? (cells[0] ?? []) : [], width), body));
  };
  useEffect(() => {
    sampleOf(source, SAMPLE).then(
      rows => {
        setSample(rows);
        remap(rows, hasHeader(rows[0]?.cells ?? []));
      },
      () => setProblem(`${source.name} could not be read.`),
    );
  }, [source]);

  // Counts anew when a person changes what a column is.
  useEffect(() => {
    if (mapping.length === 0) return;
    const counting = new AbortController();
    setCount(NO_TALLY);
    const options = { db, listId: list.id, source, mapping, header, signal: counting.signal };
    countPass({ ...options, onTally: tally => counting.signal.aborted || setCount(tally) }).catch(
      () => undefined,
    );
    return () => counting.abort();
  }, [mapping, header]);
  useEffect(() => () => abort.current.abort(), []);

  const start = async () => {
    abort.current = new AbortController();
    setAdding(NO_TALLY);
    const options = { db, listId: list.id, source, mapping, header, signal: abort.current.signal };
    try {
      const end = await addPass({ ...options, onTally: setAdding });
      const words = (
        <>
          <b>{formatCount(end.added, 'company', 'companies')}</b> added to {list.name}
          {end.merged > 0 && `, ${formatNumber(end.merged, 0)} merged`}
          {!end.done && '; stopped there'}
        </>
      );
      toast({ text: words });
      onClose();
    } catch (error) {
      setAdding(null);
      setProblem(error instanceof Error ? error.message : 'The import stopped.');
    }
  };

  const sure = mapping.some(column => column.use === 'domain' || column.use === 'name');
  const why = !sure
    ? 'Choose which column is the domain or the company'
    : count.done && count.rows === count.left && 'There is no company in it';
  const cut = count.notes.find(
    note => note.message.includes('never closed') || note.message.includes('more than'),
  );
  if (!sample && !problem) return null;
  return (
    <div class="Import">
      <div class="Import-head">
        <div class="grow">
          <h2 class="t-title clip">{source.name}</h2>
          <p class="t-small t-soft" role="status">
            {tallyWords(count)}
          </p>
        </div>
        {adding ? (
          <Button onClick={() => abort.current.abort()}>Stop</Button>
        ) : (
          <>
            <Button kind="plain" onClick={onBack}>
              Another file
            </Button>
            <Button onClick={onClose}>Cancel</Button>
            <Button kind="primary" icon={Upload} disabled={why} onClick={() => void start()}>
              Import{count.done ? ` ${formatCount(count.rows - count.left, 'row')}` : ''}
            </Button>
          </>
        )}
      </div>
      {adding && (
        <div class="Import-progress">
          <Progress label="Import" parts={{ asked: Math.round(adding.read * 100) }} total={100} />
          <p class="t-small t-soft">
            {formatNumber(adding.added, 0)} added, {formatNumber(adding.merged, 0)} merged. What is in stays
            if you stop.
          </p>
        </div>
      )}
      {problem && (
        <ErrorNote
          what={problem}
          kept="What was added before it stays."
          action={{ label: 'Another file', onPress: onBack }}
        />
      )}
      {cut && (
        <ErrorNote
          what={cut.message}
          kept="Rows before that line can be imported."
          action={{ label: 'Another file', onPress: onBack }}
        />
      )}
      {sample && !adding && (
        <>
          <div class="Import-option">
            <Checkbox
              label="The first line names the columns"
              checked={header}
              onChecked={on => remap(sample, on)}
            />
          </div>
          <MappingTable
            mapping={mapping}
            rows={sample.slice(header ? 1 : 0, header ? 6 : 5)}
            onUse={(column, use) => setMapping(withUse(mapping, column, use))}
          />
          {count.notes.length > 0 && (
            <details class="Import-notes">
              <summary>
                {formatCount(count.notes.length, 'line needs', 'lines need')} a look
                {count.notes.length === 100 && ' (the first 100)'}
              </summary>
              <ul>
                {count.notes.map(note => (
                  <li key={`${note.line} ${note.message}`}>
                    <b>Line {formatNumber(note.line, 0)}</b> {note.left ? 'left out: ' : ''}
                    {note.message}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </>
      )}
    </div>
  );
}

function tallyWords({ rows, added, merged, left, read, done }: Tally): string {
  const counted = [
    `${formatCount(rows, 'row')}`,
    `${formatNumber(added, 0)} new`,
    `${formatNumber(merged, 0)} merged by domain or name`,
    ...(left > 0 ? [`${formatNumber(left, 0)} left out`] : []),
  ].join(' · ');
  return done ? counted : `${counted} · ${Math.round(read * 100)} % read`;
}
