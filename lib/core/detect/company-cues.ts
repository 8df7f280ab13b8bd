import { BEFORE, BEHIND, IN_ENTRY } from './cue-patterns.ts';
import type { Evidence } from './evidence.ts';

// Finds what is said of a name among the patterns; most words beside a name are known to begin or end none.

/** Last words of the patterns before a name: nearly all words that stand before a name are none of them. */
const LAST: ReadonlySet<string> = new Set(
  'on of at in by for with from to on into use used uses @ called named include including as like are joins replaced rival formerly previously about join meet introducing acquire acquires acquired acquiring retailer airline insurer lender brewer grocer broker competitor firm consultancy conglomerate chain firma grupo empresa gruppo azienda groupe bedrijf'.split(
    ' ',
  ),
);
const LAST_PART =
  /(?:[:,)©\d]|maker|start-?up|konzern|hersteller|unternehmen|firma|bolaget|företaget|selskabet|selskapet|koncernen|konsernet|konkurrenten|rivalen|entreprise|société)$/i;

/** Evidence in the words before `start`. */
export function cueBefore(text: string, start: number): Evidence | undefined {
  if (text.charCodeAt(start - 1) !== 32) return undefined;
  const head = text.slice(Math.max(0, start - 60), start);
  const last = head.slice(1 + Math.max(head.lastIndexOf(' ', head.length - 2), head.lastIndexOf('\n')), -1);
  if (!LAST.has(last) && !LAST.has(last.toLowerCase()) && !LAST_PART.test(last)) return undefined;
  for (const [pattern, confidence, reason] of BEFORE) if (pattern.test(head)) return { confidence, reason };
  return undefined;
}

/** How the patterns behind a name begin: most of what follows a name is nothing of it. */
const MAY_SAY =
  /(?: (?:\(|[+−–\d-]|ha(?:s|ve) r|raise|[Ss]hares? |[Ss]tock |C[EFT]O |exec|spokes|employees |head|are |were |remains? |became |employs |wants? |asked |needs? |requested |got |still |now |even |hiring|recruiting|went |filed |laid |acquire|agreed |report|is |goes |was |develops |manufactures |provides |supplies |trades |printed |posted |guided |beat |rose |fell |gained |lost |jumped |dropped |slipped |climbed |sank |shed |surged |plunged |tumbled |steg |föll |fal|stieg |fiel |cuts? |axed |will cut |turned |warned |issued |for s|w[io]|sign|land|secures|bag|clinches|los|awarded|to [asdeimlor]|can |could |would |may |ha[sdv]e? |will |to |plans to |shed|slash|create|takes? |took |axes |writ|wrote|idle|s[oe]l[dl]|sheds?|rais|lift|puts? |reports |delay|(?:re)?open|close|shuts? |slashed|hiked|trimmed|kept|keeps|doubled|tripled)|, (?:an? |the |which |maker |owner |parent |operator |developer |publisher |manufacturer |provider |distributor )|['’]s )/uy;
const MAY_ENTER = /^(?: [tSP·•|–—-]|\n[\p{Lu}\d])/u;

const maySay = (text: string, end: number): boolean => {
  MAY_SAY.lastIndex = end;
  return MAY_SAY.test(text);
};

/** "At Tailscale, we take breaks seriously". */
const isOurs = (text: string, start: number, end: number): boolean =>
  text.startsWith('At ', start - 3) && /^,? we /.test(text.slice(end, end + 6));

/** "Rob Lawson, Chief Revenue Officer, Gong" at a line's end. */
const isPost = (text: string, start: number, end: number): boolean =>
  text.startsWith(', ', start - 2) &&
  /^(?:\n|$| ?[|·])/.test(text.slice(end, end + 2)) &&
  POST.test(text.slice(Math.max(0, start - 60), start));
const POST =
  /\p{Lu}\p{L}+,? (?:(?:Chief|Managing|Founding|Senior|Global|Deputy) [\p{L} ]{3,30}(?:Officer|Director|Partner|President)|C[A-Z]O|S?VP(?:,? (?:of )?[\p{L} &]{3,25})?|(?:Vice )?President|Head of [\p{L} &]{2,25}|(?:Co-?)?[Ff]ounder(?: (?:and|&) CEO)?|Controller), $/u;

/** Evidence in the words behind `end`, where the name that ends there starts at `start`. */
export function cueBehind(text: string, start: number, end: number): Evidence | undefined {
  const cue = cueInSentence(text, start, end);
  if (cue !== undefined) return cue;
  if (isPost(text, start, end)) return POSTED;
  const isEntry = startsLine(text, start) && MAY_ENTER.test(text.slice(end, end + 2));
  return isEntry ? first(IN_ENTRY, text, end) : undefined;
}

const POSTED: Evidence = { confidence: 0.7, reason: 'The page names someone with a post there.' };

/** The same, but for what entries of directories say. */
export function cueInSentence(text: string, start: number, end: number): Evidence | undefined {
  if (isOurs(text, start, end)) return { confidence: 0.8, reason: 'The page says “we” of it.' };
  return maySay(text, end) ? first(BEHIND, text, end) : undefined;
}

const startsLine = (text: string, start: number): boolean =>
  start === 0 ||
  text[start - 1] === '\n' ||
  // The Tin Lantern: a name is read without its article.
  (text.startsWith('The ', start - 4) && (start === 4 || text[start - 5] === '\n'));

function first(cues: typeof BEHIND, text: string, end: number): Evidence | undefined {
  const tail = text.slice(end, end + 120);
  for (const [pattern, confidence, reason] of cues) if (pattern.test(tail)) return { confidence, reason };
  return undefined;
}
