import { RecentList } from '../../components/company/RecentList.tsx';
import { formatAge, formatDay } from '../../lib/core/format.ts';
import type { LastShown } from '../../lib/screen/last-shown.ts';
import { useScreen } from '../../lib/screen/screen.ts';
import type { OneField } from '../../lib/screen/use-field.ts';

/** The companies looked at last; a press shows what is known, and asks nothing. */
export function Recent({ field, all }: { field: OneField; all: LastShown['recent'] }) {
  const { now } = useScreen();
  const others = all.filter(one => one.subject !== field.subject?.key);
  const items = others.map(({ subject, name, domain, at }) => ({
    key: subject,
    name,
    domain,
    age: shortAge(at, now.value),
  }));
  const pick = (key: string) => {
    const found = others.find(one => one.subject === key);
    if (!found) return;
    const { name, domain } = found;
    field.show({ key, name: name === domain ? null : name, domain });
  };
  if (items.length === 0) return <div class="grow" />;
  return (
    <section class="Popup-recent" aria-labelledby="recent">
      <h2 id="recent">Recent</h2>
      <RecentList items={items} onPick={item => pick(item.key)} />
    </section>
  );
}

/** `12 min`, `1 h`, `yesterday`, `3 d` */
const shortAge = (at: number, now: number): string =>
  formatDay(at, now) === 'yesterday' ? 'yesterday' : formatAge(at, now);
