/**
 * Finds companies in what page scripts send: here, where it holds up no page. The texts are kept nowhere. One text at a
 * time, with a pause before each, so that runs and screens are answered in between.
 */
import { lexiconBytes } from '../../lib/browser/words.ts';
import {
  type Cell,
  createDetector,
  type DetectedSpan,
  type Detector,
} from '../../lib/core/detect/detector.ts';
import type { ListedNames } from '../../lib/core/detect/kept-names.ts';
import { companyDomain } from '../../lib/core/domain.ts';
import type { LoupeDatabase } from '../../lib/store/database.ts';
import { listedNames } from './names.ts';

/** Texts of one frame that may wait: its script asks for two at a time, only a page that took it over for more. */
const MOST_WAITING = 8;
/** The lists are asked whether they changed at most this often. */
const FRESH_MS = 1000;

/** May be lost with the worker; built again from the store. */
let kept: { readonly names: ListedNames | null; readonly detector: Detector } | null = null;
let checkedAt = 0;

const detectorOf = async (db: LoupeDatabase): Promise<Detector> => {
  if (kept !== null && Date.now() - checkedAt < FRESH_MS) return kept.detector;
  const names = await listedNames(db);
  if (kept === null || kept.names !== names)
    kept = { names, detector: withSites(createDetector(names?.bytes ?? null, await lexiconBytes()), names) };
  checkedAt = Date.now();
  return kept.detector;
};

/** Knows the user's own rows by their domains, too. */
const withSites = (detector: Detector, names: ListedNames | null): Detector => {
  if (names === null) return detector;
  const sites = new Set([...names.domains.values(), ...names.nameless]);
  const isListed = (domain: string | null): boolean =>
    domain !== null && sites.has(companyDomain(domain) ?? '');
  return {
    find: (text, cells) =>
      detector.find(text, cells).map(span => (isListed(span.domain) ? { ...span, listed: true } : span)),
  };
};

/** Until what waits was done. A timer would wait four milliseconds, from the fifth text on: longer than most are looked at. */
const pause = (): Promise<void> =>
  new Promise(resolve => {
    channel.port1.onmessage = () => resolve();
    channel.port2.postMessage(null);
  });
const channel = new MessageChannel();

const waiting = new Map<string, number>();
let last: Promise<unknown> = Promise.resolve();

/**
 * @param frame says whose text it is
 * @throws when this frame has too many texts waiting
 */
export const findInText = (
  db: LoupeDatabase,
  frame: string,
  text: string,
  cells: readonly Cell[],
): Promise<readonly DetectedSpan[]> => {
  const mine = waiting.get(frame) ?? 0;
  if (mine >= MOST_WAITING) return Promise.reject(new Error('Too many texts at once.'));
  waiting.set(frame, mine + 1);
  const found = last.then(async () => {
    await pause();
    return (await detectorOf(db)).find(text, cells);
  });
  const leave = (): void => {
    const left = (waiting.get(frame) ?? 1) - 1;
    if (left > 0) waiting.set(frame, left);
    else waiting.delete(frame);
  };
  last = found.then(leave, leave);
  return found;
};
