import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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
