/** Whether a row is asked at all. */
import { Section } from '../../../components/frame/Section.tsx';
import { ConditionEditor } from '../form/ConditionEditor.tsx';
import { useEdit } from './edit.ts';
import { OtherTroubles } from './OtherTroubles.tsx';

export function ConditionsTab() {
  const { definition, change, scope } = useEdit();
  return (
    <Section title="When to call" line="A row that is skipped says why, and costs nothing.">
      <ConditionEditor
        condition={definition.condition}
        onCondition={condition => change({ condition })}
        scope={scope}
      />
      <OtherTroubles tab="conditions" />
    </Section>
  );
}
