/** The door for what a server sent: bytes in, one plain value or one named problem out. */
import { readCsv } from './csv.ts';
import { decodeBody, decodeWestern, headerCharset, utf8Of } from './decode.ts';
import { withoutGuard } from './guard.ts';
import { isHtmlPage, pageTitle } from './html.ts';
import { readJson } from './json.ts';
import { openJson } from './json-within.ts';
import { looksLikeLines, readNdjson } from './ndjson.ts';
import { sizeWords, type Unread, unread } from './problem.ts';
import type { JsonCaps } from './scan.ts';
import { readXml } from './xml.ts';

export const ANSWER_FORMATS = ['auto', 'json', 'ndjson', 'xml', 'csv', 'text'] as const;
export type AnswerFormat = (typeof ANSWER_FORMATS)[number];

export interface AnswerInput {
  readonly bytes: Uint8Array;
  /** The Content-Type header as it came; empty where there was none. */
  readonly contentType: string;
  readonly format?: AnswerFormat;
  /** Decompressed bytes that are read at most; 8 MB by default. */
  readonly maxBytes?: number;
  readonly caps?: Partial<JsonCaps>;
  /** JSONPath of texts that are JSON themselves, to be read in their places. */
  readonly jsonWithin?: string | null;
}

export interface Answer {
  readonly ok: true;
  readonly value: unknown;
  /** What it was read as. */
  readonly format: Exclude<AnswerFormat, 'auto'>;
  /** The body as text, for the raw view. */
  readonly text: string;
  /** Numbers kept as text because a double would change them. */
  readonly textNumbers: number;
}

const DEFAULT_MAX_BYTES = 8 * 1024 * 1024;
/** Who allows larger answers than usual allows more values in the same measure. */
const BYTES_A_VALUE = 40;

/** Reads an answer's body. Never throws, whatever the bytes. */
export function readAnswer(input: AnswerInput): Answer | Unread {
  const { bytes, contentType, format = 'auto', maxBytes = DEFAULT_MAX_BYTES, caps = {} } = input;
  if (bytes.byteLength > maxBytes) return oversized(maxBytes);
  const values = maxBytes > DEFAULT_MAX_BYTES ? { maxNodes: Math.floor(maxBytes / BYTES_A_VALUE) } : {};
  const decoded = decodeBody(bytes, contentType);
  let text: string;
  if (decoded.ok) {
    text = decoded.text;
  } else if (isTable(format, contentType) && headerCharset(contentType) === null) {
    text = decodeWestern(bytes);
  } else {
    return unread(
      'malformed',
      decoded.message,
      'Ask the API for UTF-8, or check that the answer is text at all.',
    );
  }
  if (text.trim() === '') {
    return unread(
      'empty',
      'The answer is empty.',
      'Check the address and parameters; some APIs answer so for no match.',
    );
  }
  const within = format === 'auto' || format === 'json' ? withoutGuard(text) : text;
  const utf8 = (): Uint8Array =>
    utf8Of(within, decoded.ok && within === text ? { bytes, charset: decoded.charset } : null);
  const read = readText({ text, within }, utf8, format, mediaType(contentType), { ...values, ...caps });
  return read.ok && input.jsonWithin ? { ...read, value: openJson(read.value, input.jsonWithin) } : read;
}

/** The problem of a body beyond the limit; also for who stops reading a stream early. */
export function oversized(maxBytes: number): Unread {
  return unread(
    'too-large',
    `The answer is larger than ${sizeWords(maxBytes)}.`,
    'Ask for fewer items a page, or raise the limit under Answer.',
  );
}

interface Body {
  /** As it came. */
  readonly text: string;
  /** Without what guards JSON from being loaded as a script. */
  readonly within: string;
}

function readText(
  { text, within }: Body,
  utf8: () => Uint8Array,
  format: AnswerFormat,
  media: string,
  caps: Partial<JsonCaps>,
): Answer | Unread {
  const as = format === 'auto' ? detect(within, media) : format;
  if (as !== 'text' && isHtmlPage(text)) return htmlPage(text);
  switch (as) {
    case 'text':
      return { ok: true, value: text, format: as, text, textNumbers: 0 };
    case 'xml':
      return finish(readXml(text, caps), as, text);
    case 'csv':
      return finish(readCsv(text, caps), as, text);
    case 'ndjson':
      return finish(readNdjson(within, caps, utf8()), as, text);
    case 'json': {
      const read = readJson(within, caps, utf8());
      if (read.ok || format === 'json' || read.problem.kind !== 'malformed') return finish(read, as, text);
      return looksLikeLines(within) ? finish(readNdjson(within, caps, utf8()), 'ndjson', text) : read;
    }
  }
}

type Read = { readonly ok: true; readonly value: unknown; readonly textNumbers?: number } | Unread;

function finish(read: Read, format: Answer['format'], text: string): Answer | Unread {
  return read.ok ? { ok: true, value: read.value, format, text, textNumbers: read.textNumbers ?? 0 } : read;
}

/** The content decides before the header does: many servers label everything text/html or text/plain. */
function detect(text: string, media: string): Exclude<AnswerFormat, 'auto'> {
  const start = text.trimStart().slice(0, 200);
  if (/^(?:application|text)\/(?:x-)?(?:ndjson|jsonl|jsonlines|json-lines)$/.test(media)) return 'ndjson';
  if (/[/+]json$/.test(media)) return 'json';
  if (/^[[{]/.test(start)) return 'json';
  if (/^<\?xml/i.test(start) || (/[/+]xml$/.test(media) && start.startsWith('<'))) return 'xml';
  if (isHtmlPage(text)) return 'json';
  if (media === 'text/csv' || media === 'text/tab-separated-values') return 'csv';
  if (/^<[A-Za-z_]/.test(start)) return 'xml';
  if (/^(?:"|-?\d|true\b|false\b|null\b)/.test(start) && readJson(text).ok) return 'json';
  if (media.startsWith('text/') && media !== 'text/html') return 'text';
  return 'json';
}

function htmlPage(text: string): Unread {
  const title = pageTitle(text);
  const words = `${title ?? ''} ${text.slice(0, 3000)}`;
  const detail = /log[ -]?in|sign[ -]?in|type=["']?password/i.test(words)
    ? 'It looks like a sign-in page: check the key and the address.'
    : 'Check the address: the API may live under another path or host.';
  return unread(
    'html',
    title === null ? 'A web page came in place of data.' : `A web page came in place of data: “${title}”.`,
    detail,
    title === null ? {} : { title },
  );
}

function isTable(format: AnswerFormat, contentType: string): boolean {
  return (
    format === 'csv' || format === 'text' || (format === 'auto' && mediaType(contentType) === 'text/csv')
  );
}

function mediaType(contentType: string): string {
  return (contentType.slice(0, 500).split(';', 1)[0] ?? '').trim().toLowerCase();
}
