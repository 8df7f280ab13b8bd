/** What is read from the answer: a path for each field, and formulas over them. */
import { Plus } from 'lucide-preact';
import { Button } from '../../../components/button/Button.tsx';
import { Section } from '../../../components/frame/Section.tsx';
import { PathInput } from '../form/PathInput.tsx';
import { DerivedRow } from './DerivedRow.tsx';
import { useEdit } from './edit.ts';
import { FieldRow } from './FieldRow.tsx';
import { OtherTroubles } from './OtherTroubles.tsx';

const freeName = (stem: string, taken: readonly string[]): string => {
  for (let n = 1; ; n++) {
    const name = n === 1 ? stem : `${stem}_${n}`;
    if (!taken.includes(name)) return name;
  }
};

const moved = <T,>(list: readonly T[], index: number, by: number): T[] => {
  const next = [...list];
  const [one] = next.splice(index, 1);
  if (one !== undefined) next.splice(index + by, 0, one);
  return next;
};

export function FieldsTab() {
  const { definition, change, report } = useEdit();
  const { fields, derived, identity } = definition;
  const names = [...fields, ...derived].map(field => field.name);
  const addField = () =>
    change({
      fields: [
        ...fields,
        {
          name: freeName('field', names),
          label: 'New field',
          path: '$',
          type: 'text',
          fold: 'first',
          separator: ', ',
          fallback: null,
        },
      ],
    });
  const addDerived = () =>
    change({
      derived: [
        ...derived,
        {
          name: freeName('derived', names),
          label: 'New derived field',
          type: 'text',
          expression: `fields.${fields[0]?.name ?? 'name'}`,
        },
      ],
    });
  return (
    <>
      <Section
        title="Fields"
        line="Or press a value in the answer at the right."
        actions={
          <Button size="small" icon={Plus} onClick={addField}>
            Field
          </Button>
        }
      >
        {fields.length === 0 && (
          <p class="t-small t-soft">No field yet. Send a test, then press a value of the answer.</p>
        )}
        {fields.map((field, index) => (
          <FieldRow
            // The name is what is edited; the place tells fields apart.
            key={index}
            at={`fields.${index}`}
            field={field}
            value={report?.fields[field.name]}
            onField={next => change({ fields: fields.map((each, i) => (i === index ? next : each)) })}
            onMove={by => change({ fields: moved(fields, index, by) })}
            onRemove={() => change({ fields: fields.filter((_, i) => i !== index) })}
          />
        ))}
      </Section>
      <Section
        title="Derived fields"
        line="A formula (JSONata) over fields, row and answer"
        actions={
          <Button size="small" icon={Plus} onClick={addDerived}>
            Derived field
          </Button>
        }
      >
        {derived.map((field, index) => (
          <DerivedRow
            key={index}
            at={`derived.${index}`}
            field={field}
            onField={next => change({ derived: derived.map((each, i) => (i === index ? next : each)) })}
            onRemove={() => change({ derived: derived.filter((_, i) => i !== index) })}
          />
        ))}
        {derived.length === 0 && <p class="t-small t-soft">None.</p>}
      </Section>
      <Section
        title="Is it the same company?"
        line="The answer’s own name and domain are compared with the row’s."
      >
        <div class="Form-grid">
          <PathInput
            label="Path of its name"
            answer={report?.value}
            value={identity.namePath ?? ''}
            onValue={path => change({ identity: { ...identity, namePath: path || null } })}
          />
          <PathInput
            label="Path of its domain"
            placeholder="$.data.domain"
            answer={report?.value}
            value={identity.domainPath ?? ''}
            onValue={path => change({ identity: { ...identity, domainPath: path || null } })}
          />
        </div>
        <OtherTroubles tab="fields" but={/^(?:fields|derived)\./} />
      </Section>
    </>
  );
}
