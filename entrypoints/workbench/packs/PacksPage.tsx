/** Packs: bringing one in, what is here and whether it is on, and handing one on. */
import { Upload } from 'lucide-preact';
import { useRef, useState } from 'preact/hooks';
import { Button } from '../../../components/button/Button.tsx';
import { Section } from '../../../components/frame/Section.tsx';
import { TopBar } from '../../../components/frame/TopBar.tsx';
import { ErrorNote } from '../../../components/note/ErrorNote.tsx';
import { type ReadPack, readPack } from '../../../lib/core/pack/read.ts';
import { ExportSection } from './ExportSection.tsx';
import { PackReview } from './PackReview.tsx';
import { PlanGroups } from './PlanGroups.tsx';
import { Recipes } from './Recipes.tsx';
import '../form/form.css';
import './packs.css';

const MOST = 2 * 1024 * 1024;

export function PacksPage() {
  const input = useRef<HTMLInputElement>(null);
  const [read, setRead] = useState<ReadPack | null>(null);
  const [over, setOver] = useState(false);
  const take = async (file: File | undefined) => {
    if (!file) return;
    // Larger ones are refused by the reader with its own words; they need not be read for that.
    setRead(readPack(file.size > MOST * 4 ? ' '.repeat(MOST + 1) : await file.text()));
  };
  const choose = () => input.current?.click();
  const good = read?.ok ? read : null;
  return (
    <section
      aria-label="Packs"
      class="Packs"
      data-over={over || undefined}
      onDragOver={event => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        event.preventDefault();
        setOver(false);
        void take(event.dataTransfer?.files[0]);
      }}
      onPaste={event => {
        const text = event.clipboardData?.getData('text/plain') ?? '';
        const at = event.target;
        if (at instanceof Element && at.matches('input, textarea')) return;
        if (text.trim() !== '') setRead(readPack(text));
      }}
    >
      <TopBar
        title="Packs"
        line="Requests, and lists with their scores, that one person hands to another, without keys"
        actions={
          !good && (
            <Button kind="primary" icon={Upload} onClick={choose}>
              Import pack
            </Button>
          )
        }
      />
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label="Pack file"
        class="spoken"
        tabIndex={-1}
        onChange={event => {
          void take(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
      {read && !read.ok && (
        <div class="Packs-note">
          <ErrorNote
            what="Nothing was imported"
            kept={read.problem.message}
            action={{ label: 'Choose another file', onPress: choose }}
          />
        </div>
      )}
      {good && (
        <PackReview key={good.pack.name} pack={good.pack} notes={good.notes} onDone={() => setRead(null)} />
      )}
      {!good && (
        <>
          <PlanGroups />
          <Recipes onText={text => setRead(readPack(text))} />
          <Section
            title="Make a pack"
            line="Choose what goes in. Keys, budgets and your own sign-in stay here."
          >
            <ExportSection />
          </Section>
          <p class="Packs-hint t-micro">A pack file can be dropped anywhere here, or pasted.</p>
        </>
      )}
    </section>
  );
}
