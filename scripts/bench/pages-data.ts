/** Real pages to measure on. They lie beside the project, not in it, and may be absent. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import * as v from 'valibot';
import { root } from '../machine/run.mjs';

export const detectionData = (file: string): string => path.join(root, '../shared/detection', file);

/** Without what would load or run: pages are measured as they stand. Null where there is no such page. */
export const pageHtml = (name: string): string | null => {
  const file = detectionData(`pages/${name}.html.gz`);
  return existsSync(file) ? gunzipSync(readFileSync(file)).toString() : null;
};

export const withoutScripts = (html: string): string =>
  html.replace(/<script\b[^>]*>[\s\S]*?<\/script>/gi, '').replace(/<(?:link|iframe|img)\b[^>]*>/gi, '');

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** One text for each text node of all pages, as a content script would see them; null where there are none. */
export const pageTexts = (): readonly string[] | null => {
  const folder = detectionData('pages');
  if (!existsSync(folder)) return null;
  const names = readdirSync(folder).filter(name => name.endsWith('.html.gz'));
  return names.flatMap(name => {
    const html = gunzipSync(readFileSync(path.join(folder, name))).toString();
    const bare = html.replace(/<(script|style|noscript|svg)\b[\s\S]*?<\/\1>|<!--[\s\S]*?-->/gi, '<x>');
    return bare
      .split(/<[^>]+>/)
      .map(text => text.replace(/&(\w+);/g, (whole, entity: string) => ENTITIES[entity] ?? whole))
      .filter(text => text.trim() !== '');
  });
};

/** A list of accounts; null where there is none. */
export const accountsIn = (file: string): { name: string; domain: string | null }[] | null => {
  const path = detectionData(file);
  if (!existsSync(path)) return null;
  const { data } = Papa.parse<unknown>(readFileSync(path, 'utf8'), { header: true, skipEmptyLines: true });
  const rows = v.parse(v.array(v.object({ name: v.string(), domain: v.optional(v.string(), '') })), data);
  return rows.map(({ name, domain }) => ({ name, domain: domain || null }));
};
