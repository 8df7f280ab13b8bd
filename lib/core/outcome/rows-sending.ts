/** Problems before a call and on its way. */
import { again, changeKey, edit, named, type Outcome, quoted, refused, wait, who } from './outcome.ts';

export const SENDING = {
  definition: {
    title: 'The request cannot be built',
    sentence: c => `The request cannot be built${c.about ? `: check ${named(c.about, '')}` : ''}.`,
    next: edit(),
    ...refused,
  },
  'missing-variable': {
    title: 'A value is missing',
    sentence: c => `${named(c.about, 'A variable')} has no value here.`,
    next: edit(),
    ...refused,
  },
  'unsafe-value': {
    title: 'A value would change the address',
    sentence: c => `The value of ${named(c.about, 'a variable')} would change the request around it.`,
    next: edit(),
    ...refused,
  },
  'secret-missing': {
    title: 'No key yet',
    sentence: c => `${who(c)} needs a key${c.secret ? `: ${named(c.secret, '')} is not set` : ''}.`,
    next: changeKey,
    ...refused,
  },
  'secret-locked': {
    title: 'Keys are locked',
    sentence: () => 'Your keys are locked.',
    next: () => ({ do: 'unlock' }),
    ...refused,
  },
  'secret-unbound': {
    title: 'The key may not go there',
    sentence: c =>
      `The key ${named(c.secret, '')} may not be sent to ${c.origin ?? 'this address'}.`.replace('  ', ' '),
    next: c =>
      c.secret && c.origin ? { do: 'bind-key', secret: c.secret, origin: c.origin } : { do: 'change-key' },
    ...refused,
  },
  permission: {
    title: 'The address is not allowed yet',
    sentence: c => `Loupe may not call ${c.origin ?? 'this address'} yet.`,
    next: c => (c.origin ? { do: 'allow-origin', origin: c.origin } : { do: 'none' }),
    ...refused,
  },
  'origin-refused': {
    title: 'The address is refused',
    sentence: c => `Loupe does not call ${c.origin ?? 'this address'}.`,
    next: edit(),
    ...refused,
  },
  budget: {
    title: 'The budget is used up',
    sentence: c => `The budget${c.provider ? ` for ${c.provider}` : ''} is used up.`,
    next: c => ({ do: 'raise-budget', ...(c.requestId ? { requestId: c.requestId } : {}) }),
    ...refused,
  },
  cancelled: { title: 'Cancelled', sentence: () => 'Cancelled before it was sent.', next: again, ...refused },

  offline: {
    title: 'No network',
    sentence: () => 'This computer is offline.',
    detail: 'Goes on by itself when the network is back.',
    next: wait,
    retry: 'wait',
    cached: false,
    charged: 'no',
  },
  unreachable: {
    title: 'Not reached',
    sentence: c => `${who(c)} cannot be reached${c.origin ? ` at ${c.origin}` : ''}.`,
    next: again,
    retry: 'if-safe',
    cached: false,
    charged: 'maybe',
  },
  timeout: {
    title: 'No answer in time',
    sentence: c =>
      c.status === undefined
        ? `${who(c)} gave no answer${c.seconds ? ` within ${c.seconds} s` : ' in time'}.`
        : `${who(c)} says that the call took too long to arrive${quoted(c)}.`,
    next: again,
    retry: 'if-safe',
    cached: false,
    charged: 'maybe',
  },
  interrupted: {
    title: 'The answer broke off',
    sentence: c => `The connection to ${c.provider || 'the API'} ended within the answer.`,
    next: again,
    retry: 'if-safe',
    cached: false,
    charged: 'maybe',
  },
  redirect: {
    title: 'The address has moved',
    sentence: c => `${who(c)} answered with a redirect, and a key does not follow one.`,
    detail: 'Put the final address into the request.',
    next: edit('request'),
    ...refused,
  },
  'sign-in': {
    title: 'Sign in again',
    sentence: c => `${who(c)} wants you to sign in again.`,
    next: c => ({ do: 'sign-in', ...(c.requestId ? { requestId: c.requestId } : {}) }),
    ...refused,
  },
} as const satisfies Readonly<Record<string, Outcome>>;
