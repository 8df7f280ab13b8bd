import { Monogram } from '../sign/Monogram.tsx';

export interface RecentItem {
  readonly key: string;
  readonly name: string;
  readonly domain: string | null;
  readonly age: string;
}

export interface RecentListProps {
  items: readonly RecentItem[];
  onPick: (item: RecentItem) => void;
}

/** `<RecentList items={items} onPick={…} />`: companies looked at last, newest first. */
export function RecentList({ items, onPick }: RecentListProps) {
  return (
    <ul class="RecentList">
      {items.map(item => (
        <li key={item.key}>
          <button type="button" onClick={() => onPick(item)}>
            <Monogram name={item.name} domain={item.domain ?? undefined} />
            <span class="clip">{item.name}</span>
            {item.domain && item.domain !== item.name && <span class="t-soft clip">{item.domain}</span>}
            <span class="t-micro">{item.age}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
