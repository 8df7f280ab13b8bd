import { trustedOnly } from '../../lib/screen/really-seen.ts';
import { startFrame } from '../../lib/screen/start-frame.ts';
import { Card } from './Card.tsx';

trustedOnly();
startFrame(Card);
