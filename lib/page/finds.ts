import { hostKey } from '../core/detect/company-key.ts';
import type { DetectedSpan } from '../core/detect/detector.ts';
import { LINK_CONFIDENCE } from '../core/detect/link-facts.ts';
import type { StructuralCompany } from '../core/detect/structural.ts';
import type { MarkState } from '../core/message/mark-state.ts';
import type { KnownAnswer } from '../core/message/page.ts';
import type { Point } from './batch.ts';
import { fullNames } from './full-names.ts';
import { createOwners } from './owners.ts';
import { stands } from './stands.ts';

/** Marks at one time; RELIABILITY's cap against pages that list made-up companies without end. */
export const MOST_MARKS = 500;
/** As the extension's door takes them; its schemas, where the same number stands, are not for the page to load. */
export const MOST_COMPANIES = 500;
const LONGEST_NAME = 200;
/** Of all companies that are kept; the rest is for the text. */
const MOST_STRUCTURAL = 250;
/** Of those companies, what links merely lead to: there may be hundreds on a page of sources. */
const MOST_LINKED = 200;

/** A company on this page. */
export interface Company {
  readonly id: number;
  readonly key: string;
  name: string | null;
  domain: string | null;
  confidence: number;
  reason: string;
  state: MarkState;
  /** The extension's own key, by which two finds turn out to be one company. */
  subject: string | null;
  asked: boolean;
  readonly marks: Set<Mark>;
  /** Said by the page's structure; stays without a mark. */
  structural: boolean;
  /** Said by the page's head, whatever stands on the page. */
  inHead: boolean;
  /** The links, cards and pictures that name it. */
  readonly places: Set<Element>;
  /** It is in the user's lists. */
  listed: boolean;
  /** Its name may be short for a longer one. */
  lead: boolean;
  /** The page names it with its legal form. */
  formal: boolean;
  /** The company that its name is short for. */
  full: Company | null;
  /** What the page says of the domain of its short name. */
  shortDomain: string | null;
}

/** One place where a company is named. */
export interface Mark {
  readonly company: Company;
  readonly start: Point;
  readonly end: Point;
  readonly text: string;
  readonly parent: Element;
  readonly block: Element;
  readonly inLink: boolean;
  /** Found by the page's structure: to read the text again does not find it. */
  readonly isPlaced?: boolean;
}

export interface FindsListener {
  added(mark: Mark): void;
  dropped(mark: Mark): void;
  changed(): void;
}

/** What has been found on the page: companies and their marks. Knows nodes, touches none. */
export class Finds {
  readonly marks = new Set<Mark>();
  private readonly companies = new Map<string, Company>();
  private readonly byBlock = new Map<Element, Set<Mark>>();
  private readonly listener: FindsListener;
  private readonly owners = createOwners();
  private structural = 0;
  private nextId = 1;
  private joined = true;

  constructor(listener: FindsListener) {
    this.listener = listener;
  }

  get isFull(): boolean {
    return this.marks.size >= MOST_MARKS;
  }

  marksIn(block: Element): ReadonlySet<Mark> {
    return this.byBlock.get(block) ?? NONE;
  }

  /** @returns null when the page already has as many companies as are kept. */
  company(span: Omit<DetectedSpan, 'start' | 'end'>): Company | null {
    const known = this.companies.get(span.key);
    this.joined = false;
    if (known !== undefined) {
      known.name ??= shorten(span.name);
      known.listed ||= span.listed === true;
      known.lead ||= span.lead === true;
      known.formal ||= isFormal(span);
      known.domain ??= span.domain;
      if (span.confidence > known.confidence) {
        known.confidence = span.confidence;
        known.reason = span.reason;
      }
      return known;
    }
    if (this.companies.size >= MOST_COMPANIES) return null;
    const company: Company = {
      id: this.nextId++,
      key: span.key,
      name: shorten(span.name),
      domain: span.domain ?? this.owners.hostOf(span.key),
      confidence: span.confidence,
      reason: span.reason,
      state: span.domain === null ? 'guessed' : 'known',
      subject: null,
      asked: false,
      marks: new Set(),
      structural: false,
      inHead: false,
      places: new Set(),
      listed: span.listed === true,
      lead: span.lead === true,
      formal: isFormal(span),
      full: null,
      shortDomain: null,
    };
    this.companies.set(span.key, company);
    if (span.domain !== null) this.learnOwner(span.domain);
    this.listener.changed();
    return company;
  }

  private learnOwner(host: string): void {
    const key = this.owners.add(host);
    if (key !== null) this.giveDomain(key, host);
  }

  private giveDomain(key: string, host: string): void {
    const named = this.companies.get(key);
    if (named === undefined || named.domain !== null) return;
    named.domain = host;
    named.asked = false;
    this.joined = false;
    this.listener.changed();
  }

  add(mark: Mark): void {
    this.marks.add(mark);
    mark.company.marks.add(mark);
    const inBlock = this.byBlock.get(mark.block);
    if (inBlock === undefined) this.byBlock.set(mark.block, new Set([mark]));
    else inBlock.add(mark);
    this.listener.added(mark);
    this.listener.changed();
  }

  drop(mark: Mark): void {
    if (!this.marks.delete(mark)) return;
    const { company } = mark;
    company.marks.delete(mark);
    const inBlock = this.byBlock.get(mark.block);
    inBlock?.delete(mark);
    if (inBlock?.size === 0) this.byBlock.delete(mark.block);
    if (company.marks.size === 0 && !company.structural) this.forget(company);
    this.listener.dropped(mark);
    this.listener.changed();
  }

  /** Drops the marks whose text has left the page or has changed. At most 500 questions, so no book of removals is kept. */
  sweep(): void {
    for (const mark of this.marks) if (!stands(mark)) this.drop(mark);
    for (const company of this.companies.values()) this.sweepPlaces(company);
  }

  /** A company that only links or pictures named leaves with the last of them. */
  private sweepPlaces(company: Company): void {
    const { places } = company;
    for (const place of places) if (!place.isConnected) places.delete(place);
    if (!company.structural || company.inHead || places.size > 0) return;
    company.structural = false;
    this.structural--;
    // Whose its host is stays known: a list that scrolls shows the name again before its link is read.
    if (company.marks.size === 0) this.companies.delete(company.key);
    this.joined = false;
    this.listener.changed();
  }

  byId(id: number): Company | null {
    for (const company of this.companies.values()) if (company.id === id) return company;
    return null;
  }

  all(): Company[] {
    this.join();
    return [...this.companies.values()];
  }

  /**
   * A company that nothing but the page speaks for leaves, with its marks, to one of the user's lists: the last one that
   * was found. @returns false when there is none
   */
  giveWay(): boolean {
    const last = [...this.companies.values()].findLast(company => !isOwn(company));
    if (last === undefined) return false;
    for (const mark of [...last.marks]) this.drop(mark);
    if (last.structural) this.structural--;
    this.forget(last);
    return true;
  }

  private forget(company: Company): void {
    this.companies.delete(company.key);
    this.joined = false;
    if (company.domain !== null && company.key === hostKey(company.domain)) this.owners.drop(company.domain);
  }

  /** Has each short name speak for its full one; who speaks for another now is asked about anew. */
  private join(): void {
    if (this.joined) return;
    this.joined = true;
    const companies = [...this.companies.values()];
    const full = fullNames(companies);
    const short = new Map([...full].map(([one, whole]) => [whole, one]));
    for (const company of companies) {
      const whole = full.get(company) ?? null;
      const shortDomain = short.get(company)?.domain ?? null;
      if (whole === company.full && shortDomain === company.shortDomain) continue;
      company.full = whole;
      company.shortDomain = shortDomain;
      company.subject = null;
      company.asked = false;
    }
  }

  /**
   * Takes in what the page's structure names: companies of their own, and domains for names that the text has.
   * @param places the elements that name it; none where the page's head does
   * @returns the company; null where it is not kept
   */
  learnStructure(said: StructuralCompany, places: readonly Element[]): Company | null {
    const { nameKey: key, name, domain: host, confidence, reason } = said;
    if (key !== '' && host !== null) {
      this.owners.say(key, host, confidence);
      this.giveDomain(key, host);
    }
    const own = host !== null ? hostKey(host) : key;
    if (own === '') return null;
    const isNew = !this.companies.has(own);
    const most = confidence > LINK_CONFIDENCE ? MOST_STRUCTURAL : MOST_LINKED;
    if (isNew && this.structural >= most) return null;
    const company = this.company({ key: own, name, domain: host, confidence, reason });
    if (company === null) return null;
    company.inHead ||= places.length === 0;
    for (const place of places) company.places.add(place);
    if (!company.structural) this.structural++;
    company.structural = true;
    return company;
  }

  /** What structured data said is read anew after a navigation inside the page. */
  forgetStructure(): void {
    this.structural = 0;
    this.owners.clear();
    for (const company of this.companies.values()) {
      company.structural = false;
      company.inHead = false;
      company.places.clear();
      if (company.marks.size === 0) this.forget(company);
    }
    this.listener.changed();
  }

  /** @param asked in the order of `answer.companies` */
  learn(asked: readonly Company[], answer: KnownAnswer): void {
    asked.forEach((company, i) => {
      const said = answer.companies[i];
      if (said === undefined) return;
      company.subject = said.key;
      company.state = said.state;
    });
  }
}

const NONE: ReadonlySet<Mark> = new Set();

/** It is in the user's lists, or was asked about. */
export const isOwn = ({ listed, state }: Company): boolean =>
  listed || state === 'enriched' || state === 'asking' || state === 'failed';

/** A key has no legal form (`name-key.ts`): a name with more letters has one. */
const isFormal = ({ name, key }: Pick<DetectedSpan, 'name' | 'key'>): boolean =>
  name !== null && name.replace(/[^\p{L}\p{N}]/gu, '').length > key.length - 2;

const shorten = (name: string | null): string | null => (name === null ? null : name.slice(0, LONGEST_NAME));
