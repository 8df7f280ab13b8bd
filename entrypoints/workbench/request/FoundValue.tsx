/** What a field found in the last answer, or why there is nothing. */
import { State } from '../../../components/sign/State.tsx';
import type { FieldContent, FieldValue } from '../../../lib/core/field/definition.ts';

export const writeContent = (value: FieldContent): string =>
  Array.isArray(value) ? value.map(String).join(', ') : String(value);

export function FoundValue({ value }: { value: FieldValue | undefined }) {
  if (!value) return null;
  switch (value.kind) {
    case 'filled':
      return (
        <span class="clip" title={writeContent(value.value)}>
          {writeContent(value.value).slice(0, 300)}
        </span>
      );
    case 'fallback':
      return (
        <span title={value.why}>
          {String(value.value)} <span class="t-micro">instead: {value.why}</span>
        </span>
      );
    case 'empty':
      return (
        <State kind="missing" title={value.why}>
          {value.why}
        </State>
      );
    case 'unreadable':
      return (
        <State kind="failed" title={value.why}>
          {value.why}
        </State>
      );
  }
}
