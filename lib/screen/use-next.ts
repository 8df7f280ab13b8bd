/** Takes the one step that a problem offers. */
import type { NextView } from '../../components/company/view.ts';
import { command } from '../browser/commands.ts';
import { openWorkbench } from '../browser/current-tab.ts';
import { askForOrigins } from '../browser/permissions.ts';
import { benchHashOf } from './next-step.ts';
import { useScreen } from './screen.ts';

export interface NextHere {
  /** Asks this plan again. */
  again(planId: string): void;
  /** Shows the field for the passphrase. */
  unlock(): void;
}

/** To be called at once in the click: a permission is asked for before anything is awaited. */
export function useNext(here: NextHere): (next: NextView) => void {
  const { fail } = useScreen();
  return ({ problem, planId }) => {
    const { next } = problem;
    if (next.do === 'allow-origin') {
      askForOrigins([next.origin]).then(granted => {
        if (granted) here.again(planId);
      }, fail);
      return;
    }
    if (next.do === 'unlock') return here.unlock();
    if (next.do === 'try-again') return here.again(planId);
    if (next.do === 'sign-in') {
      command({ do: 'sign-in', requestId: next.requestId ?? planId }).then(() => here.again(planId), fail);
      return;
    }
    const hash = benchHashOf(problem, planId);
    if (hash) openWorkbench(hash).catch(fail);
  };
}
