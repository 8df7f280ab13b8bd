/** How the next page is asked for, and when to stop. */

import { Field } from '../../../components/field/Field.tsx';
import { Select } from '../../../components/field/Select.tsx';
import { TextInput } from '../../../components/field/TextInput.tsx';
import { Section } from '../../../components/frame/Section.tsx';
import type { ActivePaging, Paging } from '../../../lib/core/request/paging.ts';
import { Choice } from '../form/Choice.tsx';
import { MaybeNumberField, NumberField } from '../form/NumberInput.tsx';
import { PathInput } from '../form/PathInput.tsx';
import { useEdit } from './edit.ts';
import { OtherTroubles } from './OtherTroubles.tsx';
import { PagingProposal } from './PagingProposal.tsx';
import { PAGING_WORDS } from './paging-words.ts';

type Kind = Paging['kind'];

const KINDS = (['none', 'offset', 'page', 'cursor', 'next-url', 'link'] as const).map(value => ({
  value,
  label: PAGING_WORDS[value],
}));
const PLACES = [
  { value: 'query', label: 'In the address' },
  { value: 'body', label: 'In the body' },
] as const;

const freshPaging = (kind: Kind, before: Paging): Paging => {
  if (kind === 'none') return { kind };
  const common =
    before.kind === 'none'
      ? {
          itemsPath: '$.data',
          maxPages: 10,
          maxItems: 1000,
          totalPath: null,
          morePath: null,
          identityPath: null,
        }
      : {
          itemsPath: before.itemsPath,
          maxPages: before.maxPages,
          maxItems: before.maxItems,
          totalPath: before.totalPath,
          morePath: before.morePath,
          identityPath: before.identityPath,
        };
  switch (kind) {
    case 'offset':
      return { kind, ...common, place: 'query', offset: 'offset', limit: 'limit', size: 50, first: 0 };
    case 'page':
      return { kind, ...common, place: 'query', page: 'page', limit: null, size: null, first: 1 };
    case 'cursor':
      return {
        kind,
        ...common,
        place: 'query',
        cursor: 'cursor',
        from: { in: 'body', path: '$.next_cursor' },
      };
    case 'next-url':
      return { kind, ...common, path: '$.links.next' };
    case 'link':
      return { kind, ...common };
  }
};

export function PagingTab() {
  const { definition, change } = useEdit();
  const { paging } = definition;
  return (
    <Section title="Paging" line="Items of all pages are one result.">
      <div class="Form">
        <Field label="Kind">
          {wire => (
            <Select
              {...wire}
              value={paging.kind}
              options={KINDS}
              onValue={kind => change({ paging: freshPaging(kind, paging) })}
            />
          )}
        </Field>
        <PagingProposal />
        {paging.kind !== 'none' && <Parts paging={paging} put={next => change({ paging: next })} />}
        <OtherTroubles tab="paging" />
      </div>
    </Section>
  );
}

interface PartsProps {
  paging: ActivePaging;
  put: (paging: ActivePaging) => void;
}

function Parts({ paging, put }: PartsProps) {
  const { report } = useEdit();
  const answer = report?.value;
  const maybe = (path: string): string | null => path || null;
  return (
    <>
      <Kinds paging={paging} put={put} />
      <PathInput
        label="Path of the list"
        answer={answer}
        value={paging.itemsPath}
        onValue={itemsPath => put({ ...paging, itemsPath })}
      />
      <div class="Form-grid">
        <NumberField
          label="At most pages"
          min={1}
          max={10_000}
          value={paging.maxPages}
          onValue={maxPages => put({ ...paging, maxPages })}
        />
        <NumberField
          label="At most items"
          min={1}
          max={1_000_000}
          value={paging.maxItems}
          onValue={maxItems => put({ ...paging, maxItems })}
        />
      </div>
      <PathInput
        label="Path of the total"
        help="Where the answer says how many there are in all. May be empty."
        placeholder="$.meta.total"
        answer={answer}
        value={paging.totalPath ?? ''}
        onValue={path => put({ ...paging, totalPath: maybe(path) })}
      />
      <PathInput
        label="Path of “more follow”"
        help="A true or false in the answer. May be empty."
        placeholder="$.has_more"
        answer={answer}
        value={paging.morePath ?? ''}
        onValue={path => put({ ...paging, morePath: maybe(path) })}
      />
      <PathInput
        label="What tells items apart"
        help="A path within an item. Doubles at the borders of pages are dropped by it."
        placeholder="$.id"
        answer={undefined}
        value={paging.identityPath ?? ''}
        onValue={path => put({ ...paging, identityPath: maybe(path) })}
      />
    </>
  );
}

function Kinds({ paging, put }: PartsProps) {
  const { report } = useEdit();
  const name = (label: string, value: string, onValue: (value: string) => void, help?: string) => (
    <Field label={label} help={help}>
      {wire => <TextInput {...wire} code value={value} onValue={onValue} />}
    </Field>
  );
  switch (paging.kind) {
    case 'offset':
      return (
        <>
          <Choice
            label="Where"
            value={paging.place}
            options={PLACES}
            onValue={place => put({ ...paging, place })}
          />
          <div class="Form-grid">
            {name('Offset parameter', paging.offset, offset => put({ ...paging, offset }))}
            {name('Limit parameter', paging.limit ?? '', limit => put({ ...paging, limit: limit || null }))}
            <NumberField
              label="Page size"
              min={1}
              value={paging.size}
              onValue={size => put({ ...paging, size })}
            />
            <NumberField
              label="First offset"
              value={paging.first}
              onValue={first => put({ ...paging, first })}
            />
          </div>
        </>
      );
    case 'page':
      return (
        <>
          <Choice
            label="Where"
            value={paging.place}
            options={PLACES}
            onValue={place => put({ ...paging, place })}
          />
          <div class="Form-grid">
            {name('Page parameter', paging.page, page => put({ ...paging, page }))}
            {name('Size parameter', paging.limit ?? '', limit => put({ ...paging, limit: limit || null }))}
            <MaybeNumberField
              label="Page size"
              min={1}
              value={paging.size}
              onValue={size => put({ ...paging, size })}
            />
            <NumberField
              label="First page"
              value={paging.first}
              onValue={first => put({ ...paging, first })}
            />
          </div>
        </>
      );
    case 'cursor':
      return (
        <>
          <Choice
            label="Where"
            value={paging.place}
            options={PLACES}
            onValue={place => put({ ...paging, place })}
          />
          {name('Cursor parameter', paging.cursor, cursor => put({ ...paging, cursor }))}
          <Choice
            label="The cursor comes from"
            value={paging.from.in}
            options={[
              { value: 'body', label: 'The body' },
              { value: 'header', label: 'A header' },
            ]}
            onValue={where =>
              put({
                ...paging,
                from:
                  where === 'body'
                    ? { in: 'body', path: '$.next_cursor' }
                    : { in: 'header', name: 'X-Next-Cursor' },
              })
            }
          />
          {paging.from.in === 'body' ? (
            <PathInput
              label="Path of the cursor"
              answer={report?.value}
              value={paging.from.path}
              onValue={path => put({ ...paging, from: { in: 'body', path } })}
            />
          ) : (
            name('Header of the cursor', paging.from.name, header =>
              put({ ...paging, from: { in: 'header', name: header } }),
            )
          )}
        </>
      );
    case 'next-url':
      return (
        <PathInput
          label="Path of the next address"
          answer={report?.value}
          value={paging.path}
          onValue={path => put({ ...paging, path })}
        />
      );
    case 'link':
      return <p class="Field-help">The next address is taken from Link: …; rel="next".</p>;
  }
}
