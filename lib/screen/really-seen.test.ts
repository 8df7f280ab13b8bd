import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchSeen } from './really-seen.ts';

type Entry = { readonly isVisible?: boolean; readonly intersectionRatio: number };

/** A browser that tells of an element once each time it is newly observed, as on a page that draws no more. */
let answers: Entry[] = [];
class StillObserver {
  private readonly told: (entries: readonly Entry[]) => void;
  constructor(told: (entries: readonly Entry[]) => void) {
    this.told = told;
  }
  observe(): void {
    const [next] = answers.splice(0, 1);
    if (next) this.told([next]);
  }
  unobserve(): void {}
  disconnect(): void {}
}

const page = Object.assign(new EventTarget(), { hidden: false, documentElement: new EventTarget() });
// All that is asked of an element here is to be observed.
const element = new EventTarget() as Element;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('IntersectionObserver', StillObserver);
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('document', page);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const no: Entry = { isVisible: false, intersectionRatio: 1 };
const yes: Entry = { isVisible: true, intersectionRatio: 1 };

test('a frame that was not seen at first is looked at again until it is', () => {
  answers = [no, no, yes];
  const seen = watchSeen(element);
  vi.advanceTimersByTime(600);
  expect(seen.proven()).toBe(false);
  vi.advanceTimersByTime(200);
  expect(seen.proven()).toBe(true);
  seen.stop();
});

test('asking often proves nothing: a frame that is never seen, only in part, or of which nobody knows', () => {
  for (const entry of [no, { isVisible: true, intersectionRatio: 0.9 }, { intersectionRatio: 1 }]) {
    answers = Array.from({ length: 100 }, () => entry);
    const seen = watchSeen(element);
    vi.advanceTimersByTime(10_000);
    expect(seen.proven()).toBe(false);
    seen.stop();
  }
});

/** A window that hands on what it is given as a trusted event, which no script can make. */
const handing = () => {
  const heard = new Map<string, (event: object) => void>();
  vi.stubGlobal('window', {
    addEventListener: (type: string, listener: (event: object) => void) => heard.set(type, listener),
    removeEventListener: () => {},
  });
  const at = { pointerType: 'mouse', screenX: 900, screenY: 400, clientX: 50, clientY: 60 };
  return (type: string, timeStamp = performance.now()): void =>
    heard.get(type)?.({ type, isTrusted: true, timeStamp, ...at });
};

test('a press counts from when the button went down, however late it is heard of', () => {
  answers = [yes];
  const hand = handing();
  const seen = watchSeen(element);
  vi.advanceTimersByTime(1000);
  hand('pointerover');
  const down = performance.now() + 200;
  vi.advanceTimersByTime(600);
  hand('pointerdown', down);
  hand('pointerup');
  expect(seen.proven()).toBe(false);
  vi.advanceTimersByTime(10);
  hand('pointerdown');
  hand('pointerup');
  expect(seen.proven()).toBe(true);
  seen.stop();
});
