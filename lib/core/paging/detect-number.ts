/** By an offset or by a page's number: as the call has it, or as the answer tells it. */
import { isCount, OFFSET, type PagingProposal, type Seen } from './seen.ts';
import type { Place } from './shape.ts';

const PAGE_SENT = /^(?:page|page_?(?:number|num|no|index)|current_?page|p|pg|page\[number\])$/i;
const PAGE_TOLD = /^(?:page|current_?page|page_?(?:number|num|no|index))$/i;

export function byOffset({
  outside,
  sent,
  common,
  home,
  size,
  limit,
  total,
  more,
}: Seen): PagingProposal | null {
  const asked = sent.find(({ word, value }) => OFFSET.test(word) && isCount(value));
  const told = outside.find(({ name, value }) => OFFSET.test(name) && isCount(value));
  if (!asked && !(told && (total || more))) return null;
  const name = asked?.name ?? home.before + (told?.name ?? 'offset');
  return {
    paging: {
      kind: 'offset',
      place: asked?.place ?? home.place,
      offset: name,
      limit: limit?.name ?? null,
      size,
      // A vendor may count from 1.
      first: String(asked ? asked.value : told?.value) === '1' ? 1 : 0,
      ...common,
    },
    evidence: asked ? `The call has “${asked.name}”.` : `The answer tells its offset at ${told?.path}.`,
    confidence: asked ? 0.85 : 0.62 - depthOf(told),
  };
}

export function byPage({
  outside,
  sent,
  common,
  home,
  size,
  limit,
  total,
  more,
  list,
}: Seen): PagingProposal | null {
  const asked = sent.find(({ word, value }) => PAGE_SENT.test(word) && isCount(value));
  const pages = outside.find(
    ({ name, value }) =>
      /^(?:total_?pages|page_?count|nb_?pages|last_?page|pages)$/i.test(name) && isCount(value),
  );
  const told = outside.find(
    ({ name, value }) =>
      isCount(value) && (PAGE_TOLD.test(name) || (name === 'number' && pages !== undefined)),
  );
  const goesOn =
    pages !== undefined || more !== null || (total !== null && Number(total.value) > list.items.length);
  if (!asked && !(told && goesOn)) return Number(pages?.value) > 1 ? byPageCount(pages, common, home) : null;
  const word = told && /^page_?\w+$/i.test(told.name) ? told.name : 'page';
  const first = Number(asked?.value ?? told?.value ?? 1) === 0 ? 0 : 1;
  return {
    paging: {
      kind: 'page',
      place: asked?.place ?? home.place,
      page: asked?.name ?? home.before + word,
      limit: limit?.name ?? null,
      size: size || null,
      first,
      ...common,
    },
    evidence: asked ? `The call has “${asked.name}”.` : `The answer tells its page at ${told?.path}.`,
    confidence: asked ? 0.85 : 0.6 - depthOf(told),
  };
}

/** What stands deeper in the answer says less of the whole. */
const depthOf = (told: Place | undefined): number => 0.03 * (told?.within.length ?? 0);

const byPageCount = (
  pages: Place | undefined,
  common: Seen['common'],
  home: Seen['home'],
): PagingProposal => ({
  paging: { kind: 'page', place: home.place, page: `${home.before}page`, ...common },
  evidence: `The answer tells of more pages at ${pages?.path}; that they are asked for by “page” is a guess.`,
  confidence: 0.45,
});
