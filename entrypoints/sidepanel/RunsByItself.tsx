import { Button } from '../../components/button/Button.tsx';
import { LinkButton } from '../../components/button/LinkButton.tsx';
import { Note } from '../../components/note/Note.tsx';
import { openWorkbench } from '../../lib/browser/current-tab.ts';
import { useScreen } from '../../lib/screen/screen.ts';
import { useAuto } from '../../lib/screen/use-auto.ts';

/** What asks by itself on this site and what of its budget is used; nothing where nothing does. */
export function RunsByItself({ origin }: { origin: string }) {
  const { fail } = useScreen();
  const auto = useAuto(origin);
  if (!auto) return null;
  const change = (): void => void openWorkbench('#/settings').catch(fail);
  if (auto.usedUp)
    return (
      <Note
        tone="amber"
        band
        title={`Runs by itself here: ${auto.spend}`}
        actions={
          <Button size="small" onClick={change}>
            Change its budget
          </Button>
        }
      >
        {auto.names} goes on tomorrow. Look up companies by hand meanwhile.
      </Note>
    );
  return (
    <div class="Panel-auto t-micro">
      <span class="clip" title={auto.names}>
        {auto.names} runs by itself here
      </span>
      <span class="push">{auto.spend}</span>
      <LinkButton onClick={change}>Change</LinkButton>
    </div>
  );
}
