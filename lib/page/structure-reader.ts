import type { GatheredStructure } from '../core/message/page.ts';
import type { PageDoor } from './door.ts';
import type { Finds } from './finds.ts';
import type { CompanyPlaces } from './places.ts';
import type { Idle } from './slices.ts';
import { readStructure } from './structure.ts';

/** The page's structure is read anew at most this often while the page grows. */
const AGAIN_MS = 20_000;

export interface StructureReader {
  /** The page changed: reads anew at once after a navigation inside of it, else only now and then. */
  settled(hasGrown: boolean): void;
  stop(): void;
}

/** Reads the page's structure in idle time, once for each address and now and then while it grows. */
export function createStructureReader(
  door: Pick<PageDoor, 'structure'>,
  idle: Idle,
  finds: Finds,
  places: () => CompanyPlaces,
  onNavigate: () => void,
): StructureReader {
  let address = '';
  let readAt = 0;
  let reading = false;
  let stopped = false;

  const read = async (): Promise<void> => {
    reading = true;
    readAt = performance.now();
    address = location.href;
    const here = address;
    const parts: GatheredStructure[] = [];
    let work: ReturnType<typeof readStructure> | null = null;
    await idle.run(isOver => {
      work ??= readStructure(document, places());
      do {
        const { value, done } = work.next();
        if (done === true) return 'done';
        if (value !== null) parts.push(value);
      } while (!isOver());
      return 'more';
    });
    for (const part of parts) {
      const named = (await door.structure(part).catch(() => null)) ?? [];
      // Of an address that was left, nothing counts any more.
      if (stopped || address !== here) break;
      const rest = named.values();
      await idle.run(isOver => {
        for (const company of rest) {
          finds.learnStructure(company);
          if (isOver()) return 'more';
        }
        return 'done';
      });
    }
    reading = false;
  };

  const settled = (hasGrown: boolean): void => {
    if (reading) return;
    if (withoutHash(location.href) !== withoutHash(address)) {
      if (address !== '') {
        finds.forgetStructure();
        onNavigate();
      }
      void read();
    } else if (hasGrown && performance.now() - readAt > AGAIN_MS) void read();
  };

  // Chrome, and Firefox since 147, tell of navigations inside a page; elsewhere the next change of the page does.
  const onNavigated = (): void => settled(false);
  const navigation: EventTarget | undefined = Reflect.get(globalThis, 'navigation');
  navigation?.addEventListener('navigatesuccess', onNavigated);
  return {
    settled,
    stop: () => {
      stopped = true;
      navigation?.removeEventListener('navigatesuccess', onNavigated);
    },
  };
}

const withoutHash = (address: string): string => address.replace(/#.*$/, '');
