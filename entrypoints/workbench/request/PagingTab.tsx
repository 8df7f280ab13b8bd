/** How the next page is asked for, and when to stop. */

import { Field } from '../../../components/field/Field.tsx';
import { Select } from '../../../components/field/Select.tsx';
import { Section } from '../../../components/frame/Section.tsx';
import { NumberField } from '../form/NumberInput.tsx';
import { PathInput } from '../form/PathInput.tsx';
import { useEdit } from './edit.ts';
import { freshPaging } from './fresh-paging.ts';
import { NextPage } from './NextPage.tsx';
import { OtherTroubles } from './OtherTroubles.tsx';
import { PagingParts, type PagingPartsProps } from './PagingParts.tsx';
import { PagingProposal } from './PagingProposal.tsx';
import { PAGING_WORDS } from './paging-words.ts';

const KINDS = (['none', 'offset', 'page', 'cursor', 'next-url', 'link'] as const).map(value => ({
  value,
  label: PAGING_WORDS[value],
}));

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
        {paging.kind !== 'none' && <NextPage paging={paging} />}
        {paging.kind !== 'none' && <Parts paging={paging} put={next => change({ paging: next })} />}
        <OtherTroubles tab="paging" />
      </div>
    </Section>
  );
}

function Parts({ paging, put }: PagingPartsProps) {
  const { report } = useEdit();
  const answer = report?.value;
  const maybe = (path: string): string | null => path || null;
  return (
    <>
      <PagingParts paging={paging} put={put} />
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
