/** What comes right after the first paint: all that reads results, runs and budgets. */
import './lower.css';

export { Foot } from './Foot.tsx';
export { LookUp } from './LookUp.tsx';
export { Recent } from './Recent.tsx';
export { Running } from './Running.tsx';
export { SiteMenu } from './SiteMenu.tsx';
