import { farDoor } from '../../lib/screen/line.ts';
import { trustedOnly } from '../../lib/screen/really-seen.ts';
import { startFrame } from '../../lib/screen/start.tsx';
import { Card } from './Card.tsx';

trustedOnly();
startFrame(Card, farDoor());
