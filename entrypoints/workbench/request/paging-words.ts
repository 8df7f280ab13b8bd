import type { Paging } from '../../../lib/core/request/paging.ts';

/** How the editor calls each way of paging. */
export const PAGING_WORDS: Readonly<Record<Paging['kind'], string>> = {
  none: 'One page',
  offset: 'Offset and limit',
  page: 'Page number',
  cursor: 'Cursor',
  'next-url': 'Next address in the body',
  link: 'Link header',
};
