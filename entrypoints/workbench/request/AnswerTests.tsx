/** Tests on the answer's body: a path that is there, is empty, or holds a value. */
import { Plus, X } from 'lucide-preact';
import { Button } from '../../../components/button/Button.tsx';
import { IconButton } from '../../../components/button/IconButton.tsx';
import { Select } from '../../../components/field/Select.tsx';
import { TextInput } from '../../../components/field/TextInput.tsx';
import type { AnswerTest } from '../../../lib/core/request/definition.ts';

const OPERATORS = [
  { value: 'exists', label: 'is there' },
  { value: 'empty', label: 'is empty' },
  { value: 'equals', label: 'is' },
  { value: 'not-equals', label: 'is not' },
] as const;

/** `3` is a number, `true` a boolean, `null` null, anything else text. */
const readValue = (text: string): NonNullable<AnswerTest['value']> | null => {
  if (text === 'null') return null;
  if (text === 'true' || text === 'false') return text === 'true';
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
};

export interface AnswerTestRowProps {
  test: AnswerTest;
  name: string;
  onTest: (test: AnswerTest) => void;
  onRemove: () => void;
}

export function AnswerTestRow({ test, name, onTest, onRemove }: AnswerTestRowProps) {
  const compares = test.operator === 'equals' || test.operator === 'not-equals';
  return (
    <div class="Form-row">
      <TextInput
        code
        aria-label={`Path of ${name}`}
        placeholder="$.status"
        value={test.path}
        onValue={path => onTest({ ...test, path })}
      />
      <Select
        aria-label={`Comparison of ${name}`}
        value={test.operator}
        options={OPERATORS}
        onValue={operator => onTest({ ...test, operator })}
      />
      {compares ? (
        <TextInput
          code
          aria-label={`Value of ${name}`}
          value={test.value === undefined ? '' : String(test.value)}
          onValue={text => onTest({ ...test, value: readValue(text) })}
        />
      ) : (
        <span />
      )}
      <IconButton icon={X} size="small" label={`Remove ${name}`} onClick={onRemove} />
    </div>
  );
}

export interface AnswerTestsProps {
  title: string;
  tests: readonly AnswerTest[];
  onTests: (tests: AnswerTest[]) => void;
}

export function AnswerTests({ title, tests, onTests }: AnswerTestsProps) {
  return (
    <fieldset class="Form">
      <legend class="Field-label">{title}</legend>
      {tests.map((test, index) => (
        <AnswerTestRow
          key={index}
          name={`“${title}”, test ${index + 1}`}
          test={test}
          onTest={next => onTests(tests.map((each, i) => (i === index ? next : each)))}
          onRemove={() => onTests(tests.filter((_, i) => i !== index))}
        />
      ))}
      <div>
        <Button
          size="small"
          icon={Plus}
          onClick={() => onTests([...tests, { path: '$.status', operator: 'exists' }])}
        >
          Add test
        </Button>
      </div>
    </fieldset>
  );
}
