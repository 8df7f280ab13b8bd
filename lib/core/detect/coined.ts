import type { Evidence } from './evidence.ts';
import type { Word } from './name-runs.ts';

/** Verbs of companies that are no plurals: "ClaimTask requests" are things. */
const ONLY_VERB =
  /^(?:keeps|makes|sells|buys|says|lets|helps|builds|raised|raises|launched|launches|announced|announces|acquired|acquires|bought|sold|hired|fired|sued|provides|opened|charged|refused|refunded|cancell?ed|delivers|delivered|employs|competes|celebrates|expands|expanded|agreed|appointed|reported)$/;

/** "HelloFresh keeps billing me": a coined word with capitals inside that does what companies do. */
export function coined(text: string, [word, more]: readonly Word[], end: number): Evidence | undefined {
  if (word === undefined || more !== undefined || !/\p{Ll}\p{Lu}\p{Ll}/u.test(word.text)) return undefined;
  if (/^(?:Ma?c|De|Di|Du|La|Le|Van|Von|Fitz)\p{Lu}|Script$/u.test(word.text)) return undefined;
  const verb = /^ (\p{Ll}+) \p{L}/u.exec(text.slice(end, end + 24))?.[1];
  if (verb === undefined || !ONLY_VERB.test(verb)) return undefined;
  return { confidence: 0.55, reason: `It does what companies do: “${verb}”.` };
}
