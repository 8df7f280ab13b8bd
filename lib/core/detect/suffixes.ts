// Legal forms of companies, as they are written behind a name. Sources: the ISO 20275 list of entity legal
// forms (GLEIF), reduced to the abbreviations that texts use.

const FORMS = [
  'Inc',
  'INC',
  'inc',
  'Incorporated',
  'INCORPORATED',
  'Corp',
  'CORP',
  'Corporation',
  'CORPORATION',
  'Company',
  'COMPANY',
  'Co(?:(?<!,\\s?Co)|(?=\\.))(?!-)',
  // `Denver, CO` is a state.
  'CO(?<!,\\s?CO)',
  'Cie',
  'Ltd',
  'LTD',
  'ltd',
  'Limited',
  'LIMITED',
  'Ltda',
  'LTDA',
  'U\\.?L\\.?C',
  'L\\.?L\\.?C',
  'P\\.?L\\.?L\\.?C',
  'P\\.C',
  'Pvt',
  'PVT',
  'Private Limited',
  'Private Ltd',
  'llc',
  'L\\.?L\\.?P',
  'L\\.?P',
  'P\\.?L\\.?C',
  'plc',
  'Plc',
  'N\\.A',
  'National Association',
  'G[Mm][Bb]H',
  'gmbh',
  'mbH',
  'AG',
  'Aktiengesellschaft',
  'KGaA',
  'KGAA',
  'KG',
  'OHG',
  'oHG',
  'UG',
  'e\\.V',
  'SE',
  'S\\.? ?A\\.?(?: ?S|U|B)?',
  'S\\.?A\\.?R\\.?L',
  'S\\.à ?r\\.l',
  'Sàrl',
  'SNC',
  'SCA',
  'S\\.? ?[Ll]\\.?(?: ?U)?',
  'S\\.?L\\.?P',
  'S\\.?[Rr]\\.?[Ll]',
  'S\\.?[Pp]\\.?A',
  'de C\\.? ?V',
  'C\\.V',
  'N\\.? ?V',
  'B\\.? ?V',
  'BVBA',
  'SPRL',
  'A\\/S',
  'ApS',
  'APS',
  'ASA',
  'AS',
  'AB',
  'Aktiebolag',
  'Oyj?',
  'OYJ?',
  'HB',
  'K\\.? ?K',
  'Kabushiki Kaisha',
  'Pty',
  'PTY',
  'Pte',
  'PTE',
  'Sdn',
  'SDN',
  'Bhd',
  'BHD',
  'Berhad',
  'Tbk',
  'P\\.?J\\.?S\\.?C',
  'O?JSC',
  'OOO',
  'ZAO',
  'PAO',
  'Kft',
  'Zrt',
  'Nyrt',
  's\\.r\\.o',
  'd\\.o\\.o',
  'd\\.d',
  'Sp\\. ?z ?o\\.? ?o',
  'A\\.Ş',
  'A\\.S',
  'a\\.s',
  'Anonim Sirketi',
  'EOOD',
  'OOD',
  'EAD',
  'Holdings?',
  'HOLDINGS?',
  'Group',
  'GROUP',
  'Groupe',
  'Public Company',
  '\\(publ\\)',
].join('|');

/** One legal form behind a name, or behind a place in brackets: sticky, used from the name's end. `& Co.` counts as one. */
const FORM = new RegExp(
  `(?: \\(\\p{Lu}[\\p{L} .-]{1,24}\\)(?= ))?(?:,? ?& |,? and |, ?|,?[ \\u00a0\\n]| )(?:${FORMS})(?![\\p{L}\\p{N}])\\.?`,
  'uy',
);

/** Abbreviations keep their dot; behind any other form it ends the sentence. */
const ENDS_IN_DOT =
  /(?:Inc|INC|inc|Corp|CORP|Co|CO|Cie|Ltda?|LTD|ltd|Pvt|PVT|Pty|Pte|Sdn|Bhd|Tbk|\.[^.]{1,3})\.$/;

/** A quick look, since most names are followed by a word in lower case: space or comma, then a form's letter. */
function mayBeForm(text: string, end: number): boolean {
  const code = text.charCodeAt(end);
  if (code !== 32 && code !== 44 && code !== 160 && code !== 10) return false;
  const next = text.charCodeAt(code === 44 && text.charCodeAt(end + 1) === 32 ? end + 2 : end + 1);
  return next < 97 || 'adegilmops'.includes(String.fromCharCode(next));
}

/** A word of its own in the next line: "Software Development", and below it "Company size". */
const BELOW =
  /^[, \u00a0]*\n(?:Company|COMPANY|Group|GROUP|Groupe|Holdings?|HOLDINGS?|Limited|Corporation|Co|Public Company)/;

/** Where the legal forms that follow `end` stop; `end` itself if none follows. At most four are taken. */
export function suffixEnd(text: string, end: number): number {
  for (let count = 0; count < 4; count++) {
    if (!mayBeForm(text, end)) break;
    FORM.lastIndex = end;
    const next = FORM.exec(text);
    if (next === null || BELOW.test(next[0])) break;
    end = FORM.lastIndex;
    if (next[0].endsWith('.') && !ENDS_IN_DOT.test(next[0])) return end - 1;
  }
  return end;
}

/** The same forms folded, for taking them off a name whatever its case. */
const FOLDED: ReadonlySet<string> = new Set(
  'inc incorporated corp corporation company co cie ltd limited ltda llc llp lp plc na gmbh mbh ag aktiengesellschaft kgaa kg ohg ug se sa sas sau sab sarl snc sca sl slu srl spa nv bv bvba sprl aps asa as ab aktiebolag oy oyj hb kk pty pte sdn bhd berhad tbk pjsc jsc ojsc ooo zao pao kft zrt nyrt sro doo eood ood ead holding holdings group groupe gruppe publ decv cv public spzoo anonimsirketi adr sponsored classa classb kabushikikaisha nationalassociation pvt privatelimited ulc pllc'.split(
    ' ',
  ),
);

/** Whether a folded word is a legal form (SE, AG), whatever company's initials it may be as well. */
export const isForm = (word: string): boolean => FOLDED.has(word);

/** Words of a folded name without the legal forms at its end and "the" and "PT" at its start. */
export function withoutForms(words: readonly string[]): string[] {
  let from = 0;
  let to = words.length;
  if (to > 1 && words[0] === 'the') from = 1;
  if (to - from > 1 && words[from] === 'pt') from++;
  for (;;) {
    let cut = 0;
    // Dotted forms fall apart into letters: S.p.A. is three words.
    for (let n = 4; n >= 1; n--) {
      if (to - n <= from) continue;
      const tail = words.slice(to - n, to);
      const spelt = n === 1 || tail.every(word => word.length <= 2) || n === 2;
      if (spelt && FOLDED.has(tail.join(''))) {
        cut = n;
        break;
      }
    }
    const last = words[to - 1];
    if (cut === 0 && to - from > 1 && (last === '+' || last === 'the')) cut = 1;
    if (cut === 0) break;
    to -= cut;
  }
  return words.slice(from, to);
}
