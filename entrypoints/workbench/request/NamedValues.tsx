/** A few names with a template each: headers that together prove who sends, or further fields of a token call. */
import { Plus, X } from 'lucide-preact';
import { Button } from '../../../components/button/Button.tsx';
import { IconButton } from '../../../components/button/IconButton.tsx';
import { TextInput } from '../../../components/field/TextInput.tsx';
import { TemplateInput } from '../form/TemplateInput.tsx';

interface NamedValue {
  readonly name: string;
  readonly value: string;
}

export interface NamedValuesProps {
  rows: readonly NamedValue[];
  onRows: (rows: NamedValue[]) => void;
  /** What one of them is called. */
  what?: string;
  placeholder?: string;
  help?: string;
}

export function NamedValues({
  rows,
  onRows,
  what = 'header',
  placeholder = 'X-Account',
  help = 'Write {{secret.name}} where a key belongs.',
}: NamedValuesProps) {
  const put = (index: number, patch: Partial<NamedValue>) =>
    onRows(rows.map((each, i) => (i === index ? { ...each, ...patch } : each)));
  return (
    <div class="Form">
      <p class="Field-help">{help}</p>
      {rows.map((row, index) => (
        // They have no id; their places are all that tells them apart.
        <div class="Form-row" key={index}>
          <TextInput
            code
            aria-label={`Name of ${what} ${index + 1}`}
            placeholder={placeholder}
            value={row.name}
            onValue={name => put(index, { name })}
          />
          <TemplateInput
            aria-label={`Value of ${what} ${index + 1}`}
            placeholder="{{secret.name}}"
            value={row.value}
            onValue={value => put(index, { value })}
          />
          <IconButton
            icon={X}
            size="small"
            label={`Remove ${what} ${index + 1}`}
            onClick={() => onRows(rows.filter((_, i) => i !== index))}
          />
        </div>
      ))}
      <div>
        <Button size="small" icon={Plus} onClick={() => onRows([...rows, { name: '', value: '' }])}>
          Add {what}
        </Button>
      </div>
    </div>
  );
}
