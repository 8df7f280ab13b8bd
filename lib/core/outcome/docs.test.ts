/** `docs/errors.md` is written from the table of outcomes: `npx vitest run lib/core/outcome -u` writes it anew. */
import { expect, it } from 'vitest';
import { PROBLEM_KINDS } from './problem.ts';
import { OUTCOMES } from './table.ts';

const RETRY = {
  never: 'no',
  'if-safe': 'where a repeat is harmless',
  yes: 'after a pause',
  wait: 'later, by itself',
} as const;
const STEP = {
  'edit-request': 'Open the request',
  'change-key': 'Change the key',
  unlock: 'Unlock the keys',
  'bind-key': 'Let the key go there',
  'allow-origin': 'Allow the address',
  'raise-budget': 'Raise the budget',
  'sign-in': 'Sign in',
  'try-again': 'Try again',
  wait: 'Goes on by itself',
  none: '',
} as const;

const SAMPLE = {
  provider: 'Hunter',
  origin: 'https://api.hunter.io',
  secret: 'hunter',
  about: 'domain',
  seconds: 25,
};

it('docs/errors.md says what the table says', async () => {
  const rows = PROBLEM_KINDS.map(kind => {
    const { title, sentence, next, retry, cached, charged } = OUTCOMES[kind];
    const cells = [
      title,
      sentence(SAMPLE),
      STEP[next(SAMPLE).do],
      RETRY[retry],
      cached ? 'yes' : '',
      charged === 'no' ? 'no' : 'as the request says',
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const text = `# What can go wrong

Every failure is one of these, in the card, the popup, the lists and the run alike. The text is written from
\`lib/core/outcome/table.ts\`, which the engine and the screens read too. A vendor's own sentence is added where it sends
one, and the HTTP status follows the words.

| what | sentence, for a provider named Hunter | next step | tried again | kept | charged |
|---|---|---|---|---|---|
${rows.join('\n')}
`;
  await expect(text).toMatchFileSnapshot('../../../docs/errors.md');
});
