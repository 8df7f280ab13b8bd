/** What a problem's one button does, here in the editor. */
import { askForOrigins } from '../../../lib/browser/permissions.ts';
import type { Problem } from '../../../lib/core/outcome/problem.ts';
import { useBench } from '../bench.ts';
import { useBoxes } from '../keys/box.ts';
import { useEdit } from './edit.ts';

const hostOf = (origin: string): string => (URL.canParse(origin) ? new URL(origin).host : origin);

export interface StepAction {
  readonly label: string;
  onPress(): void;
}

export function useNextStep(problem: Problem | null): StepAction | null {
  const { definition, secrets, openTab, origin } = useEdit();
  const { toast } = useBench();
  const boxes = useBoxes();
  if (!problem) return null;
  const { next } = problem;
  switch (next.do) {
    case 'edit-request':
      return { label: 'Show where', onPress: () => openTab(next.tab ?? 'params') };
    case 'change-key':
      return {
        label: 'Change key',
        onPress: () => {
          location.hash = next.secret ? `#/keys?secret=${encodeURIComponent(next.secret)}` : '#/keys';
        },
      };
    case 'unlock':
      return {
        label: 'Unlock keys',
        onPress: () => {
          location.hash = '#/keys';
        },
      };
    case 'bind-key': {
      const { secret, origin } = next;
      const bind = async () => {
        const found = secrets.find(one => one.name === secret);
        const done = await boxes.secrets.bind(secret, [...(found?.origins ?? []), origin]);
        toast(
          done.ok
            ? { text: `${secret} may go to ${hostOf(origin)} now. Send again.` }
            : { text: done.problem.message, tone: 'problem' },
        );
      };
      return { label: `Allow ${secret} to go to ${hostOf(origin)}`, onPress: () => void bind() };
    }
    case 'allow-origin':
      return { label: `Allow ${hostOf(next.origin)}`, onPress: () => void askForOrigins([next.origin]) };
    case 'raise-budget':
      return { label: 'Change the budget', onPress: () => openTab('limits') };
    case 'sign-in':
      // Run as me: the sign-in that counts is the one at the site itself.
      if (definition.session && origin)
        return {
          label: `Open ${hostOf(origin)}`,
          onPress: () => void window.open(origin, '_blank', 'noopener'),
        };
      return { label: 'Go to sign-in', onPress: () => openTab('auth') };
    default:
      return null;
  }
}
