import { CodeBox } from '../sign/CodeBox.tsx';
import type { Provenance } from './view.ts';

/** `<WhyBox provenance={p} />`: who answered, when, from where in the answer, what it cost, and the raw text around it. */
export function WhyBox({ provenance }: { provenance: Provenance | null }) {
  if (!provenance) return <div class="WhyBox t-quiet">Reading the kept answer…</div>;
  return (
    <div class="WhyBox">
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
    </div>
  );
}
