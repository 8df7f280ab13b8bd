import { LINK_CONFIDENCE } from '../core/detect/link-facts.ts';
import type { PageDoor } from './door.ts';
import type { Finds } from './finds.ts';
import { markIn } from './placed.ts';
import type { Scanner } from './scan.ts';
import type { Idle } from './slices.ts';
import { readStructure, type StructurePart } from './structure.ts';

/** While a page grows, its structure is read anew: soon at first, as applications show their content late, then seldom. */
const FIRST_PAUSE_MS = 1500;
const MOST_PAUSE_MS = 20_000;

export interface StructureReader {
  /** The page changed: reads anew at once after a navigation inside of it, else now and then where it has grown. */
  settled(hasGrown: boolean): void;
  stop(): void;
}

/** Reads the page's structure in idle time, once for each address and now and then while it grows. */
export function createStructureReader(
  door: Pick<PageDoor, 'structure'>,
  idle: Idle,
  finds: Finds,
  scanner: Pick<Scanner, 'places' | 'catchUp'>,
  onNavigate: () => void,
): StructureReader {
  let address = '';
  let pause = FIRST_PAUSE_MS;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let hasMore = false;
  let reading = false;
  let stopped = false;

  const read = async (): Promise<void> => {
    reading = true;
    hasMore = false;
    address = withoutHash(location.href);
    const here = address;
    const parts: StructurePart[] = [];
    await scanner.catchUp();
    let work: ReturnType<typeof readStructure> | null = null;
    await idle.run(isOver => {
      work ??= readStructure(document, scanner.places());
      do {
        const { value, done } = work.next();
        if (done === true) return 'done';
        if (value !== null) parts.push(value);
      } while (!isOver());
      return 'more';
    });
    for (const { said, elements } of parts) {
      const named = (await door.structure(said).catch(() => null)) ?? [];
      // Of an address that was left, nothing counts any more.
      if (stopped || withoutHash(location.href) !== here) break;
      const rest = named.values();
      await idle.run(isOver => {
        for (const one of rest) {
          const places = one.places.flatMap(place => elements[place] ?? []);
          const company = finds.learnStructure(one, places);
          // That a link leads there tells of no name in it.
          const name = one.confidence > LINK_CONFIDENCE ? one.name : null;
          if (company !== null && name !== null)
            for (const place of places) markIn(finds, company, place, name);
          if (isOver()) return 'more';
        }
        return 'done';
      });
    }
    reading = false;
    if (!stopped) settled(hasMore);
  };

  const settled = (hasGrown: boolean): void => {
    hasMore ||= hasGrown;
    if (reading) return;
    if (withoutHash(location.href) !== address) {
      if (address !== '') {
        finds.forgetStructure();
        onNavigate();
      }
      if (timer !== null) clearTimeout(timer);
      timer = null;
      pause = FIRST_PAUSE_MS;
      void read();
    } else if (hasMore) timer ??= setTimeout(again, pause);
  };

  const again = (): void => {
    timer = null;
    pause = Math.min(2 * pause, MOST_PAUSE_MS);
    if (!reading) void read();
  };

  // Chrome, and Firefox since 147, tell of navigations inside a page; elsewhere the next change of the page does.
  const onNavigated = (): void => settled(false);
  const navigation: EventTarget | undefined = Reflect.get(globalThis, 'navigation');
  navigation?.addEventListener('navigatesuccess', onNavigated);
  return {
    settled,
    stop: () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      navigation?.removeEventListener('navigatesuccess', onNavigated);
    },
  };
}

const withoutHash = (address: string): string => address.replace(/#.*$/, '');
