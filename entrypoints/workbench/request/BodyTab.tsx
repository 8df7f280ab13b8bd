/** The body in its five kinds; JSON templates are checked while they are written. */
import { Field } from '../../../components/field/Field.tsx';
import { Segmented } from '../../../components/field/Segmented.tsx';
import { TextArea } from '../../../components/field/TextArea.tsx';
import { Section } from '../../../components/frame/Section.tsx';
import type { Body } from '../../../lib/core/request/definition.ts';
import { CodeField } from '../form/CodeField.tsx';
import { TemplateArea } from '../form/TemplateArea.tsx';
import { BatchForm } from './BatchForm.tsx';
import { useEdit } from './edit.ts';
import { ParameterTable } from './ParameterTable.tsx';
import { TroubleLine } from './TroubleLine.tsx';
import { errorAt } from './trouble.ts';

const KINDS = [
  { value: 'none', label: 'None' },
  { value: 'json', label: 'JSON' },
  { value: 'form', label: 'Form' },
  { value: 'text', label: 'Text' },
  { value: 'graphql', label: 'GraphQL' },
] as const;

/** Another kind keeps the text that both can hold. */
const turned = (body: Body, kind: Body['kind']): Body => {
  const text = body.kind === 'json' || body.kind === 'text' ? body.template : '';
  switch (kind) {
    case 'none':
      return { kind };
    case 'json':
      return { kind, template: text || '{\n  "domain": "{{domain}}"\n}' };
    case 'text':
      return { kind, contentType: 'text/plain', template: text };
    case 'form':
      return { kind, fields: [] };
    case 'graphql':
      return { kind, query: '', variables: '{\n  "domain": "{{domain}}"\n}' };
  }
};

export function BodyTab() {
  const { definition, change } = useEdit();
  const { body, method } = definition;
  const bodyless = method === 'GET' || method === 'HEAD';
  return (
    <>
      <Section
        title="Body"
        line={bodyless ? `A ${method} request has none. Choose POST to send one.` : LINES[body.kind]}
      >
        <div class="Form">
          <Segmented
            label="Kind of body"
            value={body.kind}
            options={KINDS}
            onValue={kind => change({ body: turned(body, kind) })}
          />
          <Editor />
        </div>
      </Section>
      <BatchForm />
    </>
  );
}

const LINES: Record<Body['kind'], string> = {
  none: 'Nothing is sent but the address and headers.',
  json: 'A value in quotes is sent as text, a bare one as a number, list or object. {{name | optional}} leaves its key out where it is empty.',
  form: 'Sent as application/x-www-form-urlencoded.',
  text: 'Values are encoded for the content type.',
  graphql: 'The query is sent as it is. What varies goes into the variables.',
};

function Editor() {
  const { definition, change, troubles } = useEdit();
  const { body } = definition;
  switch (body.kind) {
    case 'none':
      return <BodyNote text="" onText={() => undefined} />;
    case 'form':
      return (
        <>
          <ParameterTable
            label="Form fields"
            list="body"
            rows={body.fields}
            onRows={fields => change({ body: { ...body, fields } })}
          />
          <BodyNote text="" onText={() => undefined} />
        </>
      );
    case 'json':
      return (
        <Template
          label="JSON template"
          text={body.template}
          onText={template => change({ body: { ...body, template } })}
        />
      );
    case 'text':
      return (
        <>
          <CodeField
            label="Content type"
            {...errorAt(troubles, 'body.contentType')}
            value={body.contentType}
            onValue={contentType => change({ body: { ...body, contentType } })}
          />
          <Template
            label="Text template"
            text={body.template}
            onText={template => change({ body: { ...body, template } })}
          />
        </>
      );
    case 'graphql':
      return (
        <>
          <Field label="Query" {...errorAt(troubles, 'body.query')}>
            {wire => (
              <TextArea
                {...wire}
                code
                rows={8}
                value={body.query}
                onValue={query => change({ body: { ...body, query } })}
              />
            )}
          </Field>
          <Template
            label="Variables, as a JSON template"
            rows={6}
            text={body.variables}
            onText={variables => change({ body: { ...body, variables } })}
          />
        </>
      );
  }
}

function Template({
  label,
  text,
  onText,
  rows = 12,
}: {
  label: string;
  text: string;
  onText: (text: string) => void;
  rows?: number;
}) {
  const { troubles } = useEdit();
  const wrong = troubles.some(one => one.at === 'body' && !one.advice);
  return (
    <>
      <Field label={label}>
        {wire => (
          <TemplateArea
            {...wire}
            rows={rows}
            value={text}
            onValue={onText}
            aria-describedby="body-note"
            {...(wrong ? { 'aria-invalid': true } : {})}
          />
        )}
      </Field>
      <BodyNote text={text} onText={onText} />
    </>
  );
}

function BodyNote({ text, onText }: { text: string; onText: (text: string) => void }) {
  const found = useEdit().troubles.filter(one => one.at === 'body');
  return (
    <div id="body-note" role="status">
      {found.map(one => (
        <TroubleLine key={one.message} trouble={one} text={text} onText={onText} />
      ))}
    </div>
  );
}
