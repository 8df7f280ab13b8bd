import { startScreen } from '../../lib/screen/start.tsx';
import { Panel } from './Panel.tsx';

void startScreen(Panel);
