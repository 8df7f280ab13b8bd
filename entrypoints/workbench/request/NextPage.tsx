/** What the last answer makes of the paging as it is set: the items of this page, and how the next one would be asked for. */
import { Files } from 'lucide-preact';
import { Icon } from '../../../components/sign/Icon.tsx';
import { formatCount } from '../../../lib/core/format.ts';
import { firstPage, nextPage, type PageOverride, type PageStop } from '../../../lib/core/paging/next.ts';
import type { ActivePaging } from '../../../lib/core/request/paging.ts';
import { useEdit } from './edit.ts';

const STOPS: Readonly<Record<PageStop, string>> = {
  'no-items': 'there is no item at the path of the list',
  'short-page': 'it holds fewer items than a page does',
  'no-cursor': 'it names nothing to go on with',
  'repeated-cursor': 'it names what was asked for already',
  'repeated-page': 'it is the same page again',
  total: 'the total is reached',
  'no-more': 'it says that no more follow',
  'most-pages': 'no more pages are wanted',
  'most-items': 'no more items are wanted',
  'other-origin': 'the next address is on another host, where no key may follow',
};

const asked = ({ query = {}, body = {}, url }: PageOverride): string => {
  if (url !== undefined) return url.replace(/^https?:\/\/[^/]+/, '');
  const inBody = Object.entries(body).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return [...Object.entries(query).map(([name, value]) => `${name}=${value}`), ...inBody].join(', ');
};

export function NextPage({ paging }: { paging: ActivePaging }) {
  const { report } = useEdit();
  if (!report || report.value === undefined || report.problem) return null;
  const { value, headers, request } = report;
  const { items, next } = nextPage(paging, firstPage(paging).state, {
    value,
    headers,
    url: request?.url ?? '',
  });
  return (
    <p class="Field-advice" role="status">
      <Icon of={Files} size="row" />
      <span>
        {formatCount(items.length, 'item')} in the last answer.{' '}
        {'stop' in next ? (
          `It would end there: ${STOPS[next.stop]}.`
        ) : (
          <>
            The next page is asked for with <code>{asked(next.override)}</code>.
          </>
        )}
      </span>
    </p>
  );
}
