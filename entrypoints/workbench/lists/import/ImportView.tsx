import { Upload } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../../../components/button/Button.tsx';
import { ErrorNote } from '../../../../components/note/ErrorNote.tsx';
import { formatBytes } from '../../../../lib/core/format.ts';
import type { List } from '../../../../lib/core/record/records.ts';
import { ImportMapping } from './ImportMapping.tsx';
import { type ImportSource, LARGEST_FILE } from './source.ts';

export interface ImportViewProps {
  list: List;
  /** Dropped already. */
  files: readonly File[];
  onClose: () => void;
}

/** Brings companies in: a file, dropped or chosen, or pasted rows. */
export function ImportView({ list, files, onClose }: ImportViewProps) {
  const [source, setSource] = useState<ImportSource | null>(null);
  const [problem, setProblem] = useState('');

  const take = (blob: Blob, name: string) => {
    if (blob.size > LARGEST_FILE)
      return setProblem(`${name} has ${formatBytes(blob.size)}; ${formatBytes(LARGEST_FILE)} is the most.`);
    if (blob.size === 0) return setProblem(`${name} is empty.`);
    if (/\.(xlsx?|ods|numbers|pdf|zip)$/i.test(name))
      return setProblem(`${name} is not a CSV. Save the sheet as CSV (UTF-8) first.`);
    setProblem('');
    setSource({ name, blob });
  };
  const takeFiles = (all: readonly File[]) => {
    const [file] = all;
    if (file) take(file, file.name);
  };
  useEffect(() => takeFiles(files), [files]);
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const pasted = [...(event.clipboardData?.files ?? [])];
      if (event.target instanceof HTMLInputElement) return;
      if (pasted.length > 0) return takeFiles(pasted);
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text.trim() !== '') take(new Blob([text]), 'pasted rows');
    };
    addEventListener('paste', onPaste);
    return () => removeEventListener('paste', onPaste);
  }, []);

  if (source)
    return <ImportMapping list={list} source={source} onBack={() => setSource(null)} onClose={onClose} />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a file may also be chosen by the button within
    <div
      class="Import"
      onDragOver={event => event.preventDefault()}
      onDrop={event => {
        event.preventDefault();
        takeFiles([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      {problem && <ErrorNote what={problem} kept="Nothing was imported." />}
      <div class="Import-drop">
        <h2 class="t-title">Bring companies into {list.name}</h2>
        <p class="t-soft">
          Drop a CSV here, or paste rows from a sheet. The first line names the columns; a domain or a company
          name is enough.
        </p>
        <div class="row">
          <label class="Button Import-file" data-kind="primary">
            <Upload class="Icon" size={16} strokeWidth={1.75} aria-hidden="true" />
            Choose a file
            <input
              type="file"
              class="spoken"
              accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
              onChange={event => takeFiles([...(event.currentTarget.files ?? [])])}
            />
          </label>
          <Button onClick={onClose}>Back to the list</Button>
        </div>
        <p class="t-micro">Up to {formatBytes(LARGEST_FILE)}. It is read on this machine only.</p>
      </div>
    </div>
  );
}
