/** All measures, one after another, as a table; `.cache/bench.json` keeps the figures. Names of parts as arguments choose. */
import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../machine/run.mjs';
import { isMet, type Line, skippedLine } from './ratio.ts';
import { printTable } from './table.ts';

const parts: Readonly<Record<string, () => Promise<readonly Line[]>>> = {
  runs: async () => (await import('./runs.ts')).runLines(),
  answers: async () => (await import('./answers.ts')).answerLines(),
  templates: async () => (await import('./templates.ts')).templateLines(),
  scores: async () => (await import('./scores.ts')).scoreLines(),
  detect: async () => (await import('./detect.ts')).detectLines(),
  pages: async () => (await import('./pages.ts')).pageLines(),
  changing: async () => (await import('./changing.ts')).changingLines(),
  popup: async () => (await import('./popup.ts')).popupLines(),
};

const wanted = process.argv.slice(2);
const strange = wanted.filter(name => !Object.hasOwn(parts, name));
if (strange.length > 0) {
  console.error(`There is no part ${strange.join(', ')}. Parts: ${Object.keys(parts).join(', ')}.`);
  process.exit(1);
}
const lines: Line[] = [];
for (const [name, part] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`Measuring: ${name}`);
  try {
    lines.push(...(await part()));
  } catch (error) {
    lines.push(skippedLine(name, error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'failed'));
    process.exitCode = 1;
  }
}

const [cpu] = os.cpus();
const machine = {
  cpu: cpu?.model ?? 'unknown',
  cores: os.cpus().length,
  memoryGiB: Math.round(os.totalmem() / 2 ** 30),
  node: process.version,
  load: os.loadavg()[0] ?? 0,
};
printTable(lines, machine);
mkdirSync(path.join(root, '.cache'), { recursive: true });
const kept = {
  at: new Date().toISOString(),
  machine,
  lines: lines.map(line => ({ ...line, met: isMet(line) })),
};
writeFileSync(path.join(root, '.cache/bench.json'), `${JSON.stringify(kept, null, 2)}\n`);
// A browser that a failed part left open would keep this process.
process.exit();
