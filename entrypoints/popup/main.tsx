import { startScreen } from '../../lib/screen/start.tsx';
import { Popup } from './Popup.tsx';

void startScreen(Popup);
