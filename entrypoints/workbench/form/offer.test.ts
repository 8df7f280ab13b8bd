import { expect, test } from 'vitest';
import { offeredFor, openAt, taken } from './offer.ts';

const names = ['domain', 'company_name', 'secret.hunter'].map(name => ({ name, sample: '', from: 'row' }));
/** `|` marks the caret. */
const at = (marked: string): [string, number] => [marked.replace('^', ''), marked.indexOf('^')];

test.each([
  ['{{^', '', 'name'],
  ['{{do^', 'do', 'name'],
  ['{"a": "x", "b": {{do^\n}', 'do', 'name'],
  ['{{domain | lo^', 'lo', 'filter'],
  ['{{^}}', '', 'name'],
])('offers in %s', (marked, typed, what) => {
  expect(openAt(...at(marked))).toMatchObject({ typed, what });
});

test.each(['^', '{^{', '{{domain}}^', '{{do^main}}', '{{a\n^', '{"a": {^}}'])(
  'offers nothing in %s',
  marked => {
    expect(openAt(...at(marked))).toBeNull();
  },
);

test('offers names that hold what was typed, in any case', () => {
  const [text, caret] = at('{{NAME^');
  const opened = openAt(text, caret);
  expect(opened && offeredFor(opened, names).map(one => one.name)).toEqual(['company_name']);
});

test.each([
  ['{"d": "{{do^"}', '{"d": "{{domain}}^"}'],
  ['{"d": {{^}}, "e": {}}', '{"d": {{domain}}^, "e": {}}'],
  ['{"d": {{do^\n}}', '{"d": {{domain}}^\n}}'],
  ['{{company_name | ^ }}', '{{company_name | domain}}^'],
])('takes a name into %s', (marked, want) => {
  const [text, caret] = at(marked);
  const opened = openAt(text, caret);
  const [one] = names;
  if (!opened || !one) throw new Error('Nothing is offered.');
  expect(taken(text, caret, opened, one)).toEqual({ text: want.replace('^', ''), caret: want.indexOf('^') });
});
