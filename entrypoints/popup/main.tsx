import { currentTab } from '../../lib/browser/current-tab.ts';
import { startAtOnce } from '../../lib/screen/start-at-once.tsx';
import { Popup } from './Popup.tsx';

/** The browser tells within some milliseconds; worth waiting for, so that the first frame has the tab's company. */
const TAB_MS = 30;

const late = new Promise<undefined>(resolve => setTimeout(resolve, TAB_MS));
const first = await Promise.race([currentTab().catch(() => undefined), late]);
const load = () => import('./lower.ts');
startAtOnce(() => <Popup first={first} load={load} />, load);
