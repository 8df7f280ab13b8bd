/** Any set of headers that together prove who sends. */
import { Plus, X } from 'lucide-preact';
import { Button } from '../../../components/button/Button.tsx';
import { IconButton } from '../../../components/button/IconButton.tsx';
import { TextInput } from '../../../components/field/TextInput.tsx';
import { TemplateInput } from '../form/TemplateInput.tsx';

interface Header {
  readonly name: string;
  readonly value: string;
}

export function CustomHeaders({
  headers,
  onHeaders,
}: {
  headers: readonly Header[];
  onHeaders: (headers: Header[]) => void;
}) {
  const put = (index: number, patch: Partial<Header>) =>
    onHeaders(headers.map((each, i) => (i === index ? { ...each, ...patch } : each)));
  return (
    <div class="Form">
      <p class="Field-help">Write {'{{secret.name}}'} where a key belongs.</p>
      {headers.map((header, index) => (
        // Headers have no id; their places are all that tells them apart.
        <div class="Form-row" key={index}>
          <TextInput
            code
            aria-label={`Name of header ${index + 1}`}
            placeholder="X-Account"
            value={header.name}
            onValue={name => put(index, { name })}
          />
          <TemplateInput
            aria-label={`Value of header ${index + 1}`}
            placeholder="{{secret.name}}"
            value={header.value}
            onValue={value => put(index, { value })}
          />
          <IconButton
            icon={X}
            size="small"
            label={`Remove header ${index + 1}`}
            onClick={() => onHeaders(headers.filter((_, i) => i !== index))}
          />
        </div>
      ))}
      <div>
        <Button size="small" icon={Plus} onClick={() => onHeaders([...headers, { name: '', value: '' }])}>
          Add header
        </Button>
      </div>
    </div>
  );
}
