/** The next step that an error offers, as a button of the workbench. */
import { askForOrigins } from '../../lib/browser/permissions.ts';
import type { Problem } from '../../lib/core/outcome/problem.ts';
import { benchHashOf } from '../../lib/screen/next-step.ts';

export interface StepAction {
  readonly label: string;
  readonly onPress: () => void;
}

/** @param again what "try again" does here, and after an address was allowed */
export function stepAction(problem: Problem, planId: string, again?: () => void): StepAction | undefined {
  const { next } = problem;
  const leadTo = (label: string, hash = benchHashOf(problem, planId)): StepAction => ({
    label,
    onPress: () => {
      location.hash = hash ?? '#/';
    },
  });
  switch (next.do) {
    case 'edit-request':
      return leadTo('Open request');
    case 'change-key':
    case 'bind-key':
      return leadTo('Change key');
    case 'unlock':
      return leadTo('Unlock keys', '#/keys');
    case 'raise-budget':
      return leadTo('Raise budget');
    case 'sign-in':
      return leadTo('Sign in', `#/request/${encodeURIComponent(next.requestId ?? planId)}/auth`);
    case 'allow-origin':
      return {
        label: `Allow ${next.origin.replace(/^https?:\/\//, '')}`,
        onPress: () => void askForOrigins([next.origin]).then(granted => granted && again?.()),
      };
    case 'try-again':
      return again && { label: next.cost ? `Try again · ${next.cost}` : 'Try again', onPress: again };
    case 'wait':
    case 'none':
      return undefined;
  }
}
