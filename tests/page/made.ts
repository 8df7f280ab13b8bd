import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Is the shared data beside the project? Without it these tests are left out. */
export const hasMade = existsSync('../shared/detection/synth.mjs');
if (!hasMade)
  console.log('Left out: ../shared/detection is absent, so its made and real pages are not read.');

const made_ = new Map<string, string>();

/** A made page of the shared detection data, made anew at test time. */
export function made(kind: string): string {
  const before = made_.get(kind);
  if (before !== undefined) return before;
  const folder = mkdtempSync(join(tmpdir(), 'loupe-made-'));
  execFileSync(process.execPath, ['../shared/detection/synth.mjs', folder, kind], { stdio: 'pipe' });
  const html = readFileSync(join(folder, `synth-${kind}.html`), 'utf8');
  rmSync(folder, { recursive: true });
  made_.set(kind, html);
  return html;
}
