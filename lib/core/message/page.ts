/**
 * The content script's door. It can ask little: what is set for this site, where companies stand in a text, what is
 * already known of them, show the panel. Nothing here makes a call, names a URL, or answers with more than offsets,
 * keys and display strings.
 */
import * as v from 'valibot';
import type { MarkState } from './mark-state.ts';

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));

/** What a page's finds are: named by the page, so never trusted as anything but text. */
export const foundCompanySchema = v.strictObject({
  name: v.nullable(text(200)),
  domain: v.nullable(text(253)),
  confidence: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  reason: v.optional(text(200), ''),
  /** How often it stands on the page. */
  count: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
  /** The find's number on its page, by which the panel points at it. */
  id: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
});

export const MOST_COMPANIES = 500;

/** Caps of what one message tells of a page; `lib/page` gathers less. */
const offset = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Text of a page to find companies in. It is looked at, answered and forgotten. */
const findSchema = v.strictObject({
  ask: v.literal('find'),
  /** Lines and cells are parted by `\n`. */
  text: text(200_000),
  /** Lines that a table says name companies: where each starts and ends. */
  cells: v.pipe(v.array(v.strictObject({ start: offset, end: offset })), v.maxLength(20_000)),
});

const texts = (most: number, each: number) => v.optional(v.pipe(v.array(text(each)), v.maxLength(most)));

const hrefsSchema = v.pipe(v.array(text(2000)), v.maxLength(10), v.readonly());

/** What a page says of companies by its structure, as texts. */
export const structureSchema = v.strictObject({
  /** `<meta>` by property or name, as `og:site_name`. */
  meta: v.optional(v.record(text(300), text(300))),
  /** Blocks of JSON-LD, not parsed. */
  jsonLd: texts(50, 300_000),
  microdata: v.optional(
    v.pipe(
      v.array(v.strictObject({ type: text(300), properties: v.record(text(300), text(300)) })),
      v.maxLength(200),
    ),
  ),
  anchors: v.optional(
    v.pipe(v.array(v.strictObject({ href: text(2000), text: text(300) })), v.maxLength(4000)),
  ),
  emails: texts(4000, 400),
  /** What pictures are called that say they are logos. */
  logos: texts(200, 300),
  /** Items that name a company, with the addresses that they link to outside of the site. */
  entries: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          name: text(200),
          hrefs: hrefsSchema,
          sites: hrefsSchema,
        }),
      ),
      v.maxLength(1000),
    ),
  ),
  /** The first heading of the first rank and the title: whom a page is about. */
  heading: v.optional(text(300)),
  title: v.optional(text(300)),
  tables: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          header: v.pipe(v.array(text(200)), v.maxLength(60), v.readonly()),
          rows: v.pipe(
            v.array(v.pipe(v.array(text(200)), v.maxLength(60), v.readonly())),
            v.maxLength(1000),
            v.readonly(),
          ),
        }),
      ),
      v.maxLength(50),
    ),
  ),
});

export const pageMessageSchema = v.variant('ask', [
  /** Is Loupe on here, and how? */
  v.strictObject({ ask: v.literal('site') }),
  findSchema,
  v.strictObject({ ask: v.literal('structure'), structure: structureSchema }),
  /** The state of each company's mark. */
  v.strictObject({
    ask: v.literal('known'),
    companies: v.pipe(v.array(foundCompanySchema), v.maxLength(MOST_COMPANIES)),
  }),
  /** The page's companies changed: the side panel, where it is open, reads them anew. */
  v.strictObject({ ask: v.literal('changed'), count: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
  /** What became visible: requests that the user set to run by themselves here may now ask, within their budget. */
  v.strictObject({
    ask: v.literal('visible'),
    companies: v.pipe(v.array(foundCompanySchema), v.maxLength(MOST_COMPANIES)),
  }),
  /** A card is about to be shown: its frame will name this nonce to learn its company. */
  v.strictObject({
    ask: v.literal('card'),
    company: foundCompanySchema,
    nonce: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,64}$/)),
  }),
  /** The browser's menu opens over a link or a selection: can a card stand beside it? */
  v.strictObject({ ask: v.literal('menu'), card: v.boolean() }),
  /** Show the side panel (the card's frame could not). */
  v.strictObject({ ask: v.literal('panel'), company: v.optional(foundCompanySchema) }),
]);

/** What the extension tells a content script. */
export type PageOrder =
  | { readonly tell: 'companies' }
  | { readonly tell: 'show'; readonly id: number }
  | { readonly tell: 'site-changed' }
  /** A panel opened: say what is here, as the frames of a page are known by what they say. */
  | { readonly tell: 'announce' }
  | { readonly tell: 'states-changed' }
  | { readonly tell: 'walk' }
  /** What was chosen in the browser's menu: a link, or selected text. Answered by whether the card opens beside it. */
  | { readonly tell: 'look-up'; readonly company: FoundCompany; readonly link: boolean }
  | { readonly tell: 'card-size'; readonly height: number }
  | { readonly tell: 'card-close' };

export type FoundCompany = v.InferOutput<typeof foundCompanySchema>;
export type GatheredStructure = v.InferOutput<typeof structureSchema>;
export type PageMessage = v.InferOutput<typeof pageMessageSchema>;

export interface SiteAnswer {
  readonly state: 'on' | 'quiet' | 'off';
  /** Does a request run by itself here? Then the page tells what is visible. */
  readonly auto: boolean;
}

/** In the order of the companies asked about. */
export interface KnownAnswer {
  readonly companies: readonly { readonly key: string | null; readonly state: MarkState }[];
}
