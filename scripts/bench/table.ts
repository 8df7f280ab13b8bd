/** The figures as a table for a person. */
import { type Goal, isMet, type Line } from './ratio.ts';

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly node: string;
  /** Of the last minute, beside our own. */
  readonly load: number;
}

const number = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toPrecision(2);

const goalText = (goal: Goal): string => {
  if (goal.kind === 'none') return '';
  return `${goal.kind === 'most' ? '≤' : '≥'} ${goal.value}×`;
};

const verdict = (line: Line): string => {
  const met = isMet(line);
  return met === null ? '' : met ? 'met' : 'MISSED';
};

const cellsOf = (line: Line): string[] =>
  line.kind === 'skipped'
    ? [line.name, '', '', '', '', `skipped: ${line.why}`]
    : [
        line.name,
        `${number(line.ours)} ${line.unit}`,
        `${number(line.peer)} ${line.unit}`,
        `${number(line.ratio)}×`,
        `${goalText(line.goal)} ${verdict(line)}`.trim(),
        [`beside ${line.peerName}`, line.note].filter(Boolean).join('; '),
      ];

export const printTable = (lines: readonly Line[], machine: Machine): void => {
  const rows = [['What', 'Loupe', 'Peer', 'Ratio', 'Goal', ''], ...lines.map(cellsOf)];
  const widths = [0, 1, 2, 3, 4].map(i => Math.max(...rows.map(row => row[i]?.length ?? 0)));
  const right = new Set([1, 2, 3]);
  console.log('');
  for (const row of rows) {
    const padded = row.map((cell, i) =>
      right.has(i) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0),
    );
    console.log(padded.join('  ').trimEnd());
  }
  const { cpu, cores, memoryGiB, node, load } = machine;
  console.log(`\n${cores} × ${cpu}, ${memoryGiB} GiB, Node ${node}, load ${load.toFixed(1)}`);
};
