import type { Cell, DetectedSpan } from '../core/detect/detector.ts';
import type { StructuralCompany } from '../core/detect/structural.ts';
import type { FoundCompany, GatheredStructure, KnownAnswer, SiteAnswer } from '../core/message/page.ts';

/** Where the card's frame loads from. The nonce in its hash is the only thing that it is told through the address. */
export interface CardPlace {
  readonly url: string;
}

/**
 * All that the visited page's part of Loupe can ask of the extension. Narrow on purpose: a page that took over its
 * renderer process could ask no more than this.
 */
export interface PageDoor {
  /** False once this script belongs to an extension that was updated or removed. */
  alive(): boolean;
  /** @throws where nobody answers: a background that is just starting, or ended meanwhile */
  settings(): Promise<SiteAnswer>;
  /**
   * Where companies stand in a text of this page. Lines are parted by `\n`.
   * @param cells lines that a table says name companies
   * @returns null when nobody answered: ask again
   */
  find(text: string, cells: readonly Cell[]): Promise<readonly DetectedSpan[] | null>;
  /** The companies that a part of the page's structure names; null when nobody answered. */
  structure(part: GatheredStructure): Promise<readonly StructuralCompany[] | null>;
  /** In the order asked. Answers are states and keys, nothing that a page must not know. */
  known(companies: readonly FoundCompany[]): Promise<KnownAnswer>;
  /** The list of companies changed; said at most every second. */
  found(count: number): void;
  /** Companies that came into view, said only where `settings().auto` is set. */
  visible(companies: readonly FoundCompany[]): void;
  /**
   * Pairs a card with its company: the frame finds the company by the nonce in its hash, in the background.
   * @returns null when no card can be shown here.
   */
  openCard(company: FoundCompany, nonce: string): Promise<CardPlace | null>;
  openPanel(company?: FoundCompany): void;
  /** The browser's menu opens over a link or a selection: can a card stand beside it? Then no panel has to open. */
  menu(card: boolean): void;
}
