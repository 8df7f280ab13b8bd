/** A JSONPath: checked while it is typed, with what it selects in the last answer. */
import { LinkButton } from '../../../components/button/LinkButton.tsx';
import { Field } from '../../../components/field/Field.tsx';
import { TextInput } from '../../../components/field/TextInput.tsx';
import { compileWritten } from '../../../lib/core/jsonpath/advice.ts';
import { whyEmpty } from '../../../lib/core/jsonpath/why-empty.ts';

export interface PathInputProps {
  label: string;
  help?: string;
  value: string;
  onValue: (path: string) => void;
  /** The last answer; undefined while there is none. */
  answer: unknown;
  placeholder?: string;
}

const standing = (path: string, answer: unknown): { words: string; bad: boolean } | null => {
  if (path === '') return null;
  const compiled = compileWritten(path);
  if (!compiled.ok) return { words: compiled.problem.message, bad: true };
  if (answer === undefined) return compiled.note ? { words: compiled.note, bad: false } : null;
  const found = compiled.query(answer);
  if (!found.ok) return { words: found.problem.message, bad: true };
  const [first] = found.matches;
  if (!first)
    return { words: whyEmpty(path, answer)?.hint ?? 'Nothing at this path in the last answer.', bad: false };
  const shown = JSON.stringify(first.value)?.slice(0, 60) ?? '';
  return {
    words: found.matches.length === 1 ? `Now ${shown}` : `${found.matches.length} matches, first ${shown}`,
    bad: false,
  };
};

export function PathInput({
  label,
  help,
  value,
  onValue,
  answer,
  placeholder = '$.data.name',
}: PathInputProps) {
  const now = standing(value, answer);
  const compiled = value === '' ? null : compileWritten(value);
  const suggestion = compiled && !compiled.ok ? compiled.problem.suggestion : null;
  const error = now?.bad ? (
    <>
      {now.words}{' '}
      {suggestion && <LinkButton onClick={() => onValue(suggestion)}>Use {suggestion}</LinkButton>}
    </>
  ) : undefined;
  return (
    <Field label={label} help={now && !now.bad ? now.words : help} error={error}>
      {wire => <TextInput {...wire} code placeholder={placeholder} value={value} onValue={onValue} />}
    </Field>
  );
}
