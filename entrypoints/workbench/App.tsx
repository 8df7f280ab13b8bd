import { AppFrame } from '../../components/frame/AppFrame.tsx';
import { Toasts } from '../../components/note/Toasts.tsx';
import { Kbd } from '../../components/sign/Kbd.tsx';
import { useBench } from './bench.ts';
import { Home } from './Home.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { KeysPage } from './keys/KeysPage.tsx';
import { ListPage } from './lists/ListPage.tsx';
import { PacksPage } from './packs/PacksPage.tsx';
import { RequestPage } from './request/RequestPage.tsx';
import { type Route, route } from './router.ts';
import { RunPage } from './runs/RunPage.tsx';
import { RunsPage } from './runs/RunsPage.tsx';
import { SideFoot } from './SideFoot.tsx';
import { SchedulesPage } from './schedules/SchedulesPage.tsx';
import { useSections } from './sections.tsx';
import { SettingsPage } from './settings/SettingsPage.tsx';

/** The frame, and the view that the address names. */
export function App() {
  const bench = useBench();
  const at = route.value;
  const { sections, dialogs } = useSections(at);
  const drop = (id: string) => {
    bench.toasts.value = bench.toasts.value.filter(toast => toast.id !== id);
  };
  return (
    <>
      <AppFrame
        homeHref="#/"
        brandEnd={<Kbd keys="/" />}
        sections={sections}
        sideFoot={<SideFoot />}
        keys={bench.keys.value}
        status={bench.keys.value ? <FootStatus /> : undefined}
      >
        <View at={at} />
      </AppFrame>
      {dialogs}
      <KeysDialog />
      <Toasts toasts={bench.toasts.value} onDismiss={drop} />
    </>
  );
}

/** By itself, since it changes with every scroll. */
function FootStatus() {
  return <>{useBench().status.value}</>;
}

function View({ at }: { at: Route }) {
  switch (at.view) {
    case 'home':
      return <Home />;
    case 'list':
      return <ListPage key={at.id} id={at.id} />;
    case 'run':
      return <RunPage key={at.id} id={at.id} />;
    case 'request':
      return <RequestPage key={at.id} id={at.id} />;
    case 'runs':
      return <RunsPage />;
    case 'schedules':
      return <SchedulesPage />;
    case 'keys':
      return <KeysPage />;
    case 'packs':
      return <PacksPage />;
    case 'settings':
      return <SettingsPage />;
  }
}
