import type { Plugin, Rolldown } from 'vite';

/** A barrel reaches every icon there is; those alone that are drawn are to be loaded. */
const ICONS = /\/lucide-preact\/dist\/esm\/icons\//;

/**
 * Vite plugin: what several screens share is some few files, and not the forty that a bundler makes of it: each is a
 * request, which takes longer than reading it (docs/decisions/first-frame.md).
 * @param starts modules from which a screen is loaded, by the ends of their paths. All that the first one imports is
 * one file; what the next one imports besides is another. So none loads what only a later one needs.
 */
export function firstLoad(starts: readonly string[]): Plugin {
  /** Modules by the file that they go into. */
  const reached = new Map<string, string>();
  return {
    name: 'first-load',
    buildEnd() {
      for (const start of starts) {
        const passed = new Set<string>();
        const reach = (id: string): void => {
          if (passed.has(id) || ICONS.test(id)) return;
          passed.add(id);
          if (!reached.has(id)) reached.set(id, start);
          for (const next of this.getModuleInfo(id)?.importedIds ?? []) reach(next);
        };
        for (const id of this.getModuleIds()) if (id.replaceAll('\\', '/').endsWith(start)) reach(id);
      }
    },
    outputOptions(options) {
      // A script that stands alone is one file anyway.
      if (options.codeSplitting === false) return null;
      const groups = starts.map((start, i): Rolldown.CodeSplittingGroup => {
        const mine = (id: string): boolean =>
          reached.get(id) === start ||
          (i === 0 && (ICONS.test(id) || id.includes('virtual:wxt') || id.includes('rolldown/runtime')));
        return { name: `shared-${i + 1}`, test: mine, minShareCount: 2 };
      });
      return { ...options, codeSplitting: { groups } };
    },
  };
}
