// Scoring for the tests of detection: spans found beside spans that a person set.

export interface Span {
  readonly start: number;
  readonly end: number;
  readonly optional?: boolean;
  readonly account?: string | null;
}

export interface Sample {
  readonly text: string;
  readonly spans: readonly Span[];
}

const HELD = /⟦([^⟧|]*)(?:\|([^⟧]*))?⟧|⟨([^⟩]*)⟩/g;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', '\\': '\\' };

/** Reads a file of samples, one a line: `⟦required⟧`, `⟦required|account's domain⟧`, `⟨either way⟩`, `#` for remarks. */
export function readSamples(file: string): Sample[] {
  return file
    .split('\n')
    .filter(line => line !== '' && !line.startsWith('# '))
    .map(line => readSample(unescaped(line)));
}

const unescaped = (line: string): string =>
  line.replace(/\\(?:u([0-9a-f]{4})|([nt\\]))/g, (_, hex: string | undefined, char: string) =>
    hex === undefined ? (ESCAPES[char] ?? '') : String.fromCharCode(Number.parseInt(hex, 16)),
  );

function readSample(line: string): Sample {
  const spans: Span[] = [];
  let text = '';
  let from = 0;
  for (const held of line.matchAll(HELD)) {
    text += line.slice(from, held.index);
    const start = text.length;
    text += held[1] ?? held[3] ?? '';
    spans.push({
      start,
      end: text.length,
      account: held[2] ?? null,
      optional: held[3] !== undefined,
    });
    from = held.index + held[0].length;
  }
  return { text: text + line.slice(from), spans };
}

/** A whole text, read once for each of the three questions: which accounts, which companies, which hosts. */
export interface WholeText {
  readonly kind: string;
  readonly accounts: Sample;
  readonly companies: Sample;
  readonly hosts: Sample;
}

const HELD_IN_TEXT = /⟦([^⟧|]*)(?:\|([^⟧]*))?⟧|⟨(!?)([^⟩]*)⟩|⟪([^⟫]*)⟫/g;

/**
 * Reads a file of whole texts, each under a line `## kind`: `⟦company⟧`, `⟦company|account's domain⟧`, `⟪host⟫`,
 * `⟨either way⟩`, and `⟨!what only a list makes one⟩`.
 */
export const readTexts = (file: string): WholeText[] =>
  file
    .split(/^## /m)
    .slice(1)
    .map(block => {
      const line = block.indexOf('\n');
      return readText(block.slice(0, line), block.slice(line + 1));
    });

function readText(kind: string, marked: string): WholeText {
  const accounts: Span[] = [];
  const companies: Span[] = [];
  const hosts: Span[] = [];
  let text = '';
  let from = 0;
  for (const held of marked.matchAll(HELD_IN_TEXT)) {
    const [whole, company, account, onList, either, host] = held;
    text += marked.slice(from, held.index);
    const start = text.length;
    text += company ?? either ?? host ?? '';
    const span = { start, end: text.length };
    if (host !== undefined) hosts.push(span);
    if (company !== undefined) {
      companies.push(span);
      if (account !== undefined) accounts.push({ ...span, account });
      // `monday.com` is a company and a host.
      hosts.push({ ...span, optional: true });
    }
    if (either !== undefined) {
      accounts.push({ ...span, optional: true });
      if (onList === '') companies.push({ ...span, optional: true });
    }
    from = held.index + whole.length;
  }
  text += marked.slice(from);
  return {
    kind,
    accounts: { text, spans: accounts },
    companies: { text, spans: companies },
    hosts: { text, spans: hosts },
  };
}

/** A span without white space, closing marks, a possessive and a leading "the". */
function bare(text: string, { start, end }: Span): string {
  const part = text.slice(start, end);
  const head = /^(?:[\s("“[\u00ad\u200b]|the\s+)+/iu.exec(part)?.[0].length ?? 0;
  const tail = /(?:['’ʼ]s?|[\s.,;:!?)\]"”\u00ad\u200b])+$/u.exec(part)?.[0].length ?? 0;
  return head + tail < part.length ? `${start + head}-${end - tail}` : `${start}-${end}`;
}

/** Precision and recall of exact spans; with accounts, of spans of the same account as `isSame` says. */
export function score(
  samples: readonly Sample[],
  find: (text: string) => readonly Span[],
  isSame: (wanted: string, found: string) => boolean = (wanted, found) => wanted === found,
) {
  let hits = 0;
  let wrong = 0;
  let missed = 0;
  for (const { text, spans } of samples) {
    const left = [...find(text)];
    for (const want of spans.filter(span => span.optional !== true)) {
      const at = left.findIndex(
        span =>
          bare(text, span) === bare(text, want) &&
          (!want.account || !span.account || isSame(want.account, span.account)),
      );
      if (at === -1) missed++;
      else {
        hits++;
        left.splice(at, 1);
      }
    }
    const optional = spans.filter(span => span.optional === true);
    wrong += left.filter(
      span => !optional.some(other => other.start < span.end && span.start < other.end),
    ).length;
  }
  return { precision: hits / (hits + wrong), recall: hits / (hits + missed) };
}
