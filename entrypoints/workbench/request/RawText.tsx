/** A long text, line by line and only what is in view: an answer of megabytes scrolls as one of a page. */
import { useMemo, useRef } from 'preact/hooks';
import { useVirtualRows } from '../../../components/table/useVirtualRows.ts';

const LINE = 18;
/** Longer lines are broken, so that one line of a megabyte is not laid out whole. */
const WIDEST = 2000;

const linesOf = (text: string): string[] =>
  text.split('\n').flatMap(line => {
    if (line.length <= WIDEST) return [line];
    const parts: string[] = [];
    for (let at = 0; at < line.length; at += WIDEST) parts.push(line.slice(at, at + WIDEST));
    return parts;
  });

export function RawText({ text }: { text: string }) {
  const box = useRef<HTMLElement>(null);
  const lines = useMemo(() => linesOf(text), [text]);
  const { items, height } = useVirtualRows(box, lines.length, LINE);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key (WCAG 2.1.1)
    <section ref={box} class="RawText" aria-label="Raw answer" tabIndex={0}>
      <div style={{ position: 'relative', height: `${height}px` }}>
        {items.map(item => (
          <div key={item.index} class="RawText-line" style={{ top: `${item.start}px` }}>
            {lines[item.index]}
          </div>
        ))}
      </div>
    </section>
  );
}
