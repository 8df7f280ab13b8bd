/** What can be wrong with a secret, in words; none of them holds a value. */
import type { Problem } from '../core/outcome/problem.ts';
import type { SecretRead } from '../engine/ports.ts';
import type { StoreProblem } from './problem.ts';

/** For ports that promise nothing but void. */
export const keyNotKept = (problem: Problem): StoreProblem => ({
  kind: 'key-not-kept',
  message: problem.message,
  detail: 'The new key could not be kept. Unlock Loupe, then sign in or enter the key again.',
});

export const lockedProblem = (): Problem => ({
  kind: 'secret-locked',
  message: 'Your keys are locked.',
  detail: 'Nothing was sent. Enter your passphrase to go on.',
  next: { do: 'unlock' },
});

export function secretProblem(kind: Extract<SecretRead, { ok: false }>['kind'], name: string): Problem {
  if (kind === 'secret-locked') return lockedProblem();
  if (kind === 'secret-missing')
    return {
      kind,
      message: `There is no key named ${name}.`,
      next: { do: 'change-key', secret: name },
      about: name,
    };
  return {
    kind,
    message: `The key ${name} does not open: its binding was changed outside Loupe.`,
    detail: 'Enter the key again.',
    next: { do: 'change-key', secret: name },
    about: name,
  };
}

/** Only https, or http on this machine; written exactly as `URL.origin` gives it. */
export function badOrigin(origin: string): boolean {
  if (!URL.canParse(origin)) return true;
  const url = new URL(origin);
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return url.origin !== origin || !(url.protocol === 'https:' || (url.protocol === 'http:' && local));
}
