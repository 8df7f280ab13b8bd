import { Braces, Copy } from 'lucide-preact';
import { Button } from '../button/Button.tsx';
import { CodeBox } from '../sign/CodeBox.tsx';
import type { FieldView, Provenance } from './view.ts';

/** What can be done with one value. */
export interface ValueActions {
  readonly copy: (field: FieldView) => void;
  /** Shows the request that it came from. */
  readonly request: (field: FieldView) => void;
}

export interface WhyBoxProps {
  field: FieldView;
  /** Null while the kept answer is read. */
  provenance: Provenance | null;
  actions: ValueActions;
}

/** `<WhyBox field={f} provenance={p} actions={…} />`: who answered, when, from where in the answer, what it cost, and the raw text around it. */
/** Longer ones are cut off in their row. */
const LONG = 30;

export function WhyBox({ field, provenance, actions }: WhyBoxProps) {
  return (
    <div class="WhyBox">
      {field.text.length > LONG && <p class="WhyBox-value">{field.text}</p>}
      {provenance ? (
        <>
          <table>
            <tbody>
              {provenance.rows.map(row => (
                <tr key={row.label}>
                  <th scope="row">{row.label}</th>
                  <td>{row.code ? <code>{row.text}</code> : row.text}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {provenance.raw !== null && (
            <CodeBox label="The answer" wrap>
              {provenance.raw.before}
              {provenance.raw.value && <mark>{provenance.raw.value}</mark>}
              {provenance.raw.after}
            </CodeBox>
          )}
        </>
      ) : (
        <p class="t-quiet">Reading the kept answer…</p>
      )}
      <div class="WhyBox-actions">
        <Button size="small" kind="plain" icon={Copy} onClick={() => actions.copy(field)}>
          Copy value
        </Button>
        <Button size="small" kind="plain" icon={Braces} onClick={() => actions.request(field)}>
          Open request
        </Button>
      </div>
    </div>
  );
}
