import { render } from 'preact';
import { ErrorNote } from '../../components/note/ErrorNote.tsx';
import { openStore } from '../../lib/store/database.ts';
import { setting } from '../../lib/store/settings.ts';
import { applyTheme } from '../../lib/theme/theme.ts';
import { App } from './App.tsx';
import { Bench, createBench } from './bench.ts';

const root = document.getElementById('app') ?? document.body;
applyTheme();

const start = async () => {
  const opened = await openStore({ onClosed: () => location.reload() });
  if (!opened.ok) {
    const { message, detail } = opened.problem;
    const action = { label: 'Reload', onPress: () => location.reload() };
    render(<ErrorNote what={message} kept={detail} action={action} />, root);
    return;
  }
  const { db } = opened;
  applyTheme(await setting(db, 'theme'));
  render(
    <Bench.Provider value={createBench(db)}>
      <App />
    </Bench.Provider>,
    root,
  );
};

void start();
