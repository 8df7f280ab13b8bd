import { useLayoutEffect, useState } from 'preact/hooks';
import type { Answers, StoreDoor } from './store-door.ts';

/** As `useLive`, through a door. The last answer stands until the new one is there. */
export function useAnswer<N extends keyof Answers>(
  door: StoreDoor,
  name: N,
  about: string,
): Answers[N] | null {
  const [answer, setAnswer] = useState<Answers[N] | null>(null);
  // Not after the next frame: what is asked sooner is shown sooner.
  useLayoutEffect(() => {
    let gone = false;
    const end = door.follow(name, about, told => {
      if (!gone) setAnswer(told);
    });
    return () => {
      gone = true;
      end();
    };
  }, [door, name, about]);
  return answer;
}
