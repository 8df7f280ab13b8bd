import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** Which rooms a room may look into. Entry points wire, so they may look into all. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  'lib/core': ['lib/core'],
  'lib/engine': ['lib/engine', 'lib/core'],
  'lib/store': ['lib/store', 'lib/engine', 'lib/core'],
  'lib/browser': ['lib/browser', 'lib/engine', 'lib/core'],
  'lib/page': ['lib/page', 'lib/core'],
  'lib/screen': [
    'lib/screen',
    'components',
    'lib/store',
    'lib/browser',
    'lib/engine',
    'lib/core',
    'lib/theme',
  ],
  'lib/theme': ['lib/theme'],
  components: ['components', 'lib/core', 'lib/theme'],
};

const root = path.join(import.meta.dirname, '..');
const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file) || file.includes('/testing/');

const importsOf = (file: string): string[] =>
  [...readFileSync(path.join(root, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].flatMap(
    match => match[1] ?? [],
  );

const faultsOf = (room: string, allowed: readonly string[]): string[] =>
  globSync(`${room}/**/*.{ts,tsx}`, { cwd: root })
    .filter(file => !isTest(file))
    .flatMap(file =>
      importsOf(file).flatMap(target => {
        if (target === 'wxt/browser' && room !== 'lib/browser')
          return [
            `${file}: only lib/browser speaks with the browser. Take what you need as an argument (lib/engine/ports.ts).`,
          ];
        if (!target.startsWith('.')) return [];
        const into = path.relative(root, path.resolve(root, path.dirname(file), target));
        if (allowed.some(room => into.startsWith(`${room}/`))) return [];
        return [
          `${file} looks into ${into}. ${room} may only import ${allowed.join(', ')}: move the shared part there, or pass it in.`,
        ];
      }),
    );

describe('the import rule', () => {
  it.each(Object.entries(MAY_IMPORT))('%s', (room, allowed) => {
    expect(faultsOf(room, allowed)).toEqual([]);
  });
});
