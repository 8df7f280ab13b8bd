/** What comes while the first frame is painted: the store, and all that reads it. */
export { doorTo } from '../../lib/screen/near-door.ts';
export { openStore } from '../../lib/store/database.ts';
export { Follow } from './Follow.tsx';
export { LookUp } from './LookUp.tsx';
export { Running } from './Running.tsx';
export { SiteMenu } from './SiteMenu.tsx';
