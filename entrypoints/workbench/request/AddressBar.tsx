/** Method and address, and beneath them the address as it would be sent for the sample row. */
import { CornerDownRight } from 'lucide-preact';
import { Select } from '../../../components/field/Select.tsx';
import { Icon } from '../../../components/sign/Icon.tsx';
import { METHODS } from '../../../lib/core/request/definition.ts';
import { draftRequest } from '../../../lib/engine/draft.ts';
import { TemplateInput } from '../form/TemplateInput.tsx';
import { useEdit } from './edit.ts';
import { TroubleLine } from './TroubleLine.tsx';

const METHOD_OPTIONS = METHODS.map(value => ({ value, label: value }));

export function AddressBar() {
  const { definition, change, scope, troubles } = useEdit();
  const found = troubles.filter(one => one.at === 'url' && definition.url !== '');
  const wrong = found.some(one => !one.advice)
    ? { 'aria-invalid': true as const, 'aria-describedby': 'url-note' }
    : {};
  const drafted = definition.url === '' ? null : draftRequest(definition, scope, null);
  return (
    <div class="Address">
      <div class="Address-line">
        <Select
          aria-label="Method"
          value={definition.method}
          options={METHOD_OPTIONS}
          onValue={method => change({ method })}
        />
        <TemplateInput
          aria-label="Address"
          placeholder="https://api.example.com/v1/companies?domain={{domain}}"
          value={definition.url}
          autofocus={definition.url === ''}
          onValue={url => change({ url })}
          {...wrong}
        />
      </div>
      <div id="url-note" class="Address-note">
        {found.map(one => (
          <TroubleLine
            key={one.message}
            trouble={one}
            text={definition.url}
            onText={url => change({ url })}
          />
        ))}
        {found.length === 0 && drafted?.ok && (
          <p class="Address-preview" title={drafted.draft.masked.url}>
            <Icon of={CornerDownRight} size="row" label="As sent" />
            <code class="clip">{drafted.draft.masked.url.replace(/^https?:\/\//, '')}</code>
          </p>
        )}
        {found.length === 0 && drafted && !drafted.ok && (
          <p class="Address-preview">
            <Icon of={CornerDownRight} size="row" />
            <span class="clip" title={drafted.problem.message}>
              {drafted.problem.message}
            </span>
          </p>
        )}
        {definition.url === '' && (
          <p class="Address-preview">
            Write the provider’s address. Type {'{{'} where the company’s domain or name belongs.
          </p>
        )}
      </div>
    </div>
  );
}
