/** What the chosen tab shows. */
import { Checkbox } from '../../../components/field/Checkbox.tsx';
import { Section } from '../../../components/frame/Section.tsx';
import { AdvancedTab } from './AdvancedTab.tsx';
import { AuthTab } from './AuthTab.tsx';
import { BodyTab } from './BodyTab.tsx';
import { ConditionsTab } from './ConditionsTab.tsx';
import { useEdit } from './edit.ts';
import { FieldsTab } from './FieldsTab.tsx';
import { LimitsTab } from './LimitsTab.tsx';
import { PagingTab } from './PagingTab.tsx';
import { ParameterTable } from './ParameterTable.tsx';
import { RestOfIt } from './RestOfIt.tsx';
import type { TabId } from './tab-list.ts';
import { VariablesSection } from './VariablesSection.tsx';

export function TabPanel({ tab }: { tab: TabId }) {
  switch (tab) {
    case 'params':
      return <Params />;
    case 'headers':
      return <Headers />;
    case 'auth':
      return <AuthTab />;
    case 'body':
      return <BodyTab />;
    case 'paging':
      return <PagingTab />;
    case 'fields':
      return <FieldsTab />;
    case 'conditions':
      return <ConditionsTab />;
    case 'limits':
      return <LimitsTab />;
    case 'advanced':
      return <AdvancedTab />;
  }
}

function Params() {
  const { definition, change } = useEdit();
  return (
    <>
      <Section title="Query parameters" line="Values are encoded for the query. They cannot add a parameter.">
        <ParameterTable
          label="Query parameters"
          list="parameters"
          rows={definition.parameters}
          onRows={parameters => change({ parameters })}
        />
      </Section>
      <VariablesSection />
      <RestOfIt />
    </>
  );
}

function Headers() {
  const { definition, change, origin } = useEdit();
  return (
    <Section title="Headers" line="Keys belong under Auth, where they are bound to an address.">
      <ParameterTable
        label="Headers"
        list="headers"
        lists={false}
        rows={definition.headers}
        onRows={headers => change({ headers })}
      />
      {definition.browserHeaders && (
        <Checkbox
          label={`User-Agent, Origin and Referer are set by a rule of the browser, for ${origin ? new URL(origin).host : 'this address'} alone`}
          checked
          onChecked={browserHeaders => change({ browserHeaders })}
        />
      )}
    </Section>
  );
}
