import { defineContentScript } from 'wxt/utils/define-content-script';
import { startPage } from '../../lib/page/lifecycle.ts';
import { backgroundDoor } from './door.ts';
import { onOrder } from './runtime.ts';
import { takeOver } from './take-over.ts';

export default defineContentScript({
  // Registered by the background for the sites that were allowed, never by the manifest.
  registration: 'runtime',
  matches: [],
  main: () => {
    const page = startPage(backgroundDoor);
    takeOver(() => page.stop());
    onOrder(order => page.tell(order));
  },
});
