import { expect, test } from 'vitest';
import { BatchBuilder, locate } from './batch.ts';

// Only identity counts here: a text node is whatever the walk handed in.
const node = (name: string): Text => ({ name, nodeType: 3 }) as unknown as Text;

test('a span over two nodes has its ends in both, and an end at a border belongs to the node before it', () => {
  const [a, b, c] = [node('a'), node('b'), node('c')];
  const builder = new BatchBuilder();
  builder.add(a, 'see git', 0);
  builder.add(b, 'hub.com', 0);
  builder.gap();
  builder.add(c, 'next', 10);
  const batch = builder.take();
  expect(batch.text).toBe('see github.com next');
  expect(locate(batch, 4, 14)).toEqual({ start: { node: a, offset: 4 }, end: { node: b, offset: 7 } });
  expect(locate(batch, 15, 19)).toEqual({ start: { node: c, offset: 10 }, end: { node: c, offset: 14 } });
  expect(builder.size).toBe(0);
});

test('several blanks are one, and a span beyond them has its ends where they are in the node', () => {
  const data = '   See  Globex     Corp.  ';
  const [a, b] = [node('a'), node('b')];
  const builder = new BatchBuilder();
  builder.addCollapsed(a, data);
  builder.addCollapsed(b, 'Then one.');
  const batch = builder.take();
  expect(batch.text).toBe(' See Globex Corp. Then one.');
  const at = batch.text.indexOf('Globex Corp');
  expect(locate(batch, at, at + 11)).toEqual({
    start: { node: a, offset: data.indexOf('Globex') },
    end: { node: a, offset: data.indexOf('Corp') + 4 },
  });
  expect(locate(batch, 18, 27)).toEqual({ start: { node: b, offset: 0 }, end: { node: b, offset: 9 } });
});
