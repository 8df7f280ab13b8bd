import type { Finds } from './finds.ts';
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
export function createStructureReader(idle: Idle, finds: Finds, onNavigate: () => void): StructureReader {
  let address = '';
  let readAt = 0;
  let reading = false;

  const read = async (): Promise<void> => {
    reading = true;
    readAt = performance.now();
    address = location.href;
    const work = readStructure(document);
    await idle.run(isOver => {
      do {
        const { value, done } = work.next();
        if (done === true) return 'done';
        for (const candidate of value) finds.learnStructure(candidate);
      } while (!isOver());
      return 'more';
    });
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
    stop: () => navigation?.removeEventListener('navigatesuccess', onNavigated),
  };
}

const withoutHash = (address: string): string => address.replace(/#.*$/, '');
