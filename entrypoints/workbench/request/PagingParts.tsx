/** What each kind of paging needs to ask for the next page. */
import type { ActivePaging } from '../../../lib/core/request/paging.ts';
import { Choice } from '../form/Choice.tsx';
import { CodeField } from '../form/CodeField.tsx';
import { MaybeNumberField, NumberField } from '../form/NumberInput.tsx';
import { PathInput } from '../form/PathInput.tsx';
import { useEdit } from './edit.ts';

export interface PagingPartsProps {
  paging: ActivePaging;
  put: (paging: ActivePaging) => void;
}

const PLACES = [
  { value: 'query', label: 'In the address' },
  { value: 'body', label: 'In the body' },
] as const;

export function PagingParts({ paging, put }: PagingPartsProps) {
  return (
    <>
      {'place' in paging && (
        <Choice
          label="Where"
          value={paging.place}
          options={PLACES}
          onValue={place => put({ ...paging, place })}
        />
      )}
      {'place' in paging && paging.place === 'body' && (
        <p class="Field-help">Points lead inwards: page.cursor is cursor within page.</p>
      )}
      <KindParts paging={paging} put={put} />
    </>
  );
}

function KindParts({ paging, put }: PagingPartsProps) {
  const { report } = useEdit();
  switch (paging.kind) {
    case 'offset':
      return (
        <div class="Form-grid">
          <CodeField
            label="Offset parameter"
            value={paging.offset}
            onValue={offset => put({ ...paging, offset })}
          />
          <CodeField
            label="Limit parameter"
            value={paging.limit ?? ''}
            onValue={limit => put({ ...paging, limit: limit || null })}
          />
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
      );
    case 'page':
      return (
        <div class="Form-grid">
          <CodeField label="Page parameter" value={paging.page} onValue={page => put({ ...paging, page })} />
          <CodeField
            label="Size parameter"
            value={paging.limit ?? ''}
            onValue={limit => put({ ...paging, limit: limit || null })}
          />
          <MaybeNumberField
            label="Page size"
            min={1}
            value={paging.size}
            onValue={size => put({ ...paging, size })}
          />
          <NumberField label="First page" value={paging.first} onValue={first => put({ ...paging, first })} />
        </div>
      );
    case 'cursor':
      return (
        <>
          <CodeField
            label="Cursor parameter"
            value={paging.cursor}
            onValue={cursor => put({ ...paging, cursor })}
          />
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
            <CodeField
              label="Header of the cursor"
              value={paging.from.name}
              onValue={name => put({ ...paging, from: { in: 'header', name } })}
            />
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
