/**
 * The one alarm. The truth of what is due lies in IndexedDB; the alarm only brings the worker back. It may come late,
 * and is lost with an update, so every start looks at the store as well.
 */
import { browser } from 'wxt/browser';

const NAME = 'tick';
/** Browsers do not wake anything sooner. */
const SOONEST_MS = 30_000;

/** Wakes the worker at `time` (milliseconds since 1970), or earlier where an earlier alarm already stands. */
export const wakeAt = async (time: number): Promise<void> => {
  const when = Math.max(time, Date.now() + SOONEST_MS);
  const current = await browser.alarms.get(NAME);
  if (!current || current.scheduledTime > when || current.scheduledTime < Date.now())
    await browser.alarms.create(NAME, { when });
};

/**
 * While work is under way: pushes the alarm to half a minute from now, so that a worker that dies is woken soon. The
 * call itself is what tells the browser that the worker is busy.
 */
export const stillWorking = async (): Promise<void> => {
  await browser.alarms.create(NAME, { when: Date.now() + SOONEST_MS });
};

/** Register in the first tick. */
export const onTick = (tick: () => void): void => {
  browser.alarms.onAlarm.addListener(alarm => {
    if (alarm.name === NAME) tick();
  });
};
