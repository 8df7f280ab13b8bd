/** The next step that an error offers, as a button of the workbench. */
import { askForOrigins } from '../../lib/browser/permissions.ts';
import type { NextStep } from '../../lib/core/outcome/problem.ts';
import { go } from './router.ts';

export interface StepAction {
  readonly label: string;
  readonly onPress: () => void;
}

/** @param again what "try again" does here, and after an address was allowed */
export function stepAction(next: NextStep, requestId: string, again?: () => void): StepAction | undefined {
  switch (next.do) {
    case 'edit-request':
      return {
        label: 'Open request',
        onPress: () => go({ view: 'request', id: next.requestId ?? requestId }),
      };
    case 'change-key':
    case 'bind-key':
      return { label: 'Change key', onPress: () => go({ view: 'keys' }) };
    case 'unlock':
      return { label: 'Unlock keys', onPress: () => go({ view: 'settings' }) };
    case 'raise-budget':
      return { label: 'Raise budget', onPress: () => go({ view: 'settings' }) };
    case 'sign-in':
      return { label: 'Sign in', onPress: () => go({ view: 'request', id: next.requestId ?? requestId }) };
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
