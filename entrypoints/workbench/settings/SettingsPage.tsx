/** What a person chose for Loupe as a whole. */

import { Checkbox } from '../../../components/field/Checkbox.tsx';
import { Segmented } from '../../../components/field/Segmented.tsx';
import { Section } from '../../../components/frame/Section.tsx';
import { TopBar } from '../../../components/frame/TopBar.tsx';
import { useLive } from '../../../lib/store/live.ts';
import { allSettings, type Settings, setSetting } from '../../../lib/store/settings.ts';
import { applyTheme } from '../../../lib/theme/theme.ts';
import { useBench } from '../bench.ts';
import { LockTimeout } from '../keys/LockTimeout.tsx';
import { AboutSection } from './AboutSection.tsx';
import { AnswersSection } from './AnswersSection.tsx';
import { BudgetsSection } from './BudgetsSection.tsx';
import { ByHandSection } from './ByHandSection.tsx';
import { CopySection } from './CopySection.tsx';
import { NamesSection } from './NamesSection.tsx';
import { SitesSection } from './SitesSection.tsx';
import '../form/form.css';
import '../packs/packs.css';

const THEMES = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

export function SettingsPage() {
  const { db } = useBench();
  const settings = useLive(() => allSettings(db), [db], null as Settings | null).value;
  if (!settings) return <TopBar title="Settings" />;
  return (
    <>
      <TopBar title="Settings" line="Each counts at once; there is nothing to save." />
      <Section title="Look">
        <Segmented
          label="Theme"
          value={settings.theme}
          options={THEMES}
          onValue={theme => {
            applyTheme(theme);
            void setSetting(db, 'theme', theme);
          }}
        />
      </Section>
      <BudgetsSection />
      <SitesSection />
      <ByHandSection chosen={settings.lookupPlans} />
      <NamesSection resolver={settings.resolverPlan} />
      <Section title="Keys" line="The passphrase itself is set under Keys.">
        <div class="Form">
          <LockTimeout />
          <p class="t-small">
            <a href="#/keys">Keys and passphrase</a>
          </p>
        </div>
      </Section>
      <AnswersSection answerBytes={settings.answerBytes} />
      <Section title="Files">
        <Checkbox
          label="Begin CSV files with a byte order mark, so that Excel reads accents"
          checked={settings.csvBom}
          onChecked={on => void setSetting(db, 'csvBom', on)}
        />
      </Section>
      <CopySection />
      <AboutSection />
    </>
  );
}
