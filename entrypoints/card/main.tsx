import { trustedOnly } from '../../lib/screen/really-seen.ts';
import { startScreen } from '../../lib/screen/start.tsx';
import { Card } from './Card.tsx';

trustedOnly();
void startScreen(Card);
