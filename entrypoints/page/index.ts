import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { removeLeftLayers } from '../../lib/page/layer.ts';
import { startPage } from '../../lib/page/lifecycle.ts';
import { backgroundDoor } from './door.ts';
import { onOrder } from './runtime.ts';
import { takeOver } from './take-over.ts';

// Registered by the background for the sites that were allowed, never by the manifest. Not by `defineContentScript`: it
// announces each start to the page, by a window message and an event that name the extension.
export default defineUnlistedScript(() => {
  const page = startPage(backgroundDoor);
  const deafen = onOrder(order => page.tell(order));
  takeOver(() => {
    deafen();
    page.stop();
  });
  removeLeftLayers();
});
