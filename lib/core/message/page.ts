/**
 * The content script's door. It can ask little: what is set for this site, what is already known of these names, show
 * the panel. Nothing here makes a call, names a URL, or answers with more than display strings.
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

export const pageMessageSchema = v.variant('ask', [
  /** Is Loupe on here, and how? */
  v.strictObject({ ask: v.literal('site') }),
  /** The account index: folded names of the user's companies, as base64. */
  v.strictObject({ ask: v.literal('index') }),
  /** The best-known names and common words, as base64: the same for everyone. */
  v.strictObject({ ask: v.literal('lexicon') }),
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
  /** Show the side panel (the card's frame could not). */
  v.strictObject({ ask: v.literal('panel'), company: v.optional(foundCompanySchema) }),
]);

/** What the extension tells a content script. */
export type PageOrder =
  | { readonly tell: 'companies' }
  | { readonly tell: 'show'; readonly id: number }
  | { readonly tell: 'site-changed' }
  | { readonly tell: 'states-changed' }
  | { readonly tell: 'walk' }
  | { readonly tell: 'look-up-selection'; readonly text: string }
  | { readonly tell: 'card-size'; readonly height: number }
  | { readonly tell: 'card-close' };

export type FoundCompany = v.InferOutput<typeof foundCompanySchema>;
export type PageMessage = v.InferOutput<typeof pageMessageSchema>;

export interface SiteAnswer {
  readonly state: 'on' | 'quiet' | 'off';
  /** The opaque name of this tab's one highlight. */
  readonly highlight: string;
  /** Does a request run by itself here? Then the page tells what is visible. */
  readonly auto: boolean;
}

/** In the order of the companies asked about. */
export interface KnownAnswer {
  readonly companies: readonly { readonly key: string | null; readonly state: MarkState }[];
}
