/** A copy of what a person made, as a file; and putting one back. */
import { Download, Upload } from 'lucide-preact';
import { useRef, useState } from 'preact/hooks';
import { Button } from '../../../components/button/Button.tsx';
import { Section } from '../../../components/frame/Section.tsx';
import { ErrorNote } from '../../../components/note/ErrorNote.tsx';
import { formatCount } from '../../../lib/core/format.ts';
import { restoreSnapshot, takeSnapshot } from '../../../lib/store/snapshot.ts';
import { useBench } from '../bench.ts';
import { saveFile } from '../saveFile.ts';

const MOST = 8 * 1024 * 1024;

export function CopySection() {
  const { db, toast } = useBench();
  const input = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const save = async () => {
    const day = new Date().toISOString().slice(0, 10);
    saveFile([await takeSnapshot(db, Date.now())], `loupe-${day}.json`, 'application/json');
    toast({ text: 'A copy is saved. It holds no key.', tone: 'file' });
  };
  const restore = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > MOST) return setRefused('This file is larger than any copy that Loupe makes.');
    const done = await restoreSnapshot(db, await file.text());
    if (!done.ok) return setRefused(done.message);
    setRefused(null);
    const unread = done.unreadable > 0 ? ` ${formatCount(done.unreadable, 'part')} could not be read.` : '';
    toast({
      text: `Put back ${formatCount(done.requests, 'request')}, ${formatCount(done.chains, 'chain')}, ${formatCount(done.lists, 'list')}.${unread}`,
    });
  };
  return (
    <Section
      title="A copy of what you made"
      line="Requests, chains and the names of lists; no keys, no rows."
    >
      <div class="Form">
        <div class="row">
          <Button icon={Download} onClick={() => void save()}>
            Save a copy
          </Button>
          <Button icon={Upload} onClick={() => input.current?.click()}>
            Put a copy back
          </Button>
          <input
            ref={input}
            type="file"
            accept=".json,application/json"
            class="spoken"
            tabIndex={-1}
            aria-label="Copy to put back"
            onChange={event => {
              void restore(event.currentTarget.files?.[0]);
              event.currentTarget.value = '';
            }}
          />
        </div>
        <p class="Field-help">What is here stays as it is; only what is missing comes back.</p>
        {refused && <ErrorNote what="Nothing was put back" kept={refused} />}
      </div>
    </Section>
  );
}
