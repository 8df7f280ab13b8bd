/** What the fields make of the last answer, as the row would show them. */

import type { TestReport } from '../../../lib/engine/test-call.ts';
import { useEdit } from './edit.ts';
import { FoundValue } from './FoundValue.tsx';

export function FieldsPreview({ report }: { report: TestReport }) {
  const { definition } = useEdit();
  if (definition.fields.length === 0 || report.value === undefined || report.problem || report.notFound)
    return null;
  return (
    <section class="Test-part" aria-label="Fields of this row">
      <header class="Test-line">
        <h3>Fields</h3>
        <span class="t-micro">as this row would show them</span>
      </header>
      <table class="Plain" aria-label="Fields as this row would show them">
        <tbody>
          {definition.fields.map((field, index) => (
            <tr key={index}>
              <th scope="row" class="clip">
                {field.label}
              </th>
              <td class="clip">
                <FoundValue value={report.fields[field.name]} />
              </td>
              <td class="clip t-code t-soft" title={field.path}>
                {field.path}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
