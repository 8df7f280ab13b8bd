import { hostKey, ownerOf } from '../core/detect/company-key.ts';
import type { DetectedSpan } from '../core/detect/detector.ts';
import { LINK_CONFIDENCE } from '../core/detect/link-facts.ts';
import type { StructuralCompany } from '../core/detect/structural.ts';
import type { MarkState } from '../core/message/mark-state.ts';
import type { FoundCompany, KnownAnswer } from '../core/message/page.ts';
import type { Point } from './batch.ts';

/** Marks at one time; RELIABILITY's cap against pages that list made-up companies without end. */
export const MOST_MARKS = 500;
/** As the extension's door takes them; its schemas, where the same number stands, are not for the page to load. */
export const MOST_COMPANIES = 500;
const LONGEST_NAME = 200;
/** Of all companies that are kept; the rest is for the text. */
const MOST_STRUCTURAL = 250;
/** Of those, what links merely lead to: there may be hundreds on a page of sources. */
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
  /** Said by the page's structured data or links; stays without a mark. */
  structural: boolean;
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
  /** Domains of names, where the page's structure says both. */
  private readonly domains = new Map<string, { readonly host: string; readonly confidence: number }>();
  /** Hosts by the label that someone registered; null where two sites have the same. */
  private readonly owners = new Map<string, string | null>();
  private structural = 0;
  private nextId = 1;

  constructor(listener: FindsListener) {
    this.listener = listener;
  }

  get isFull(): boolean {
    return this.marks.size >= MOST_MARKS;
  }

  get hasAllCompanies(): boolean {
    return this.companies.size >= MOST_COMPANIES;
  }

  marksIn(block: Element): ReadonlySet<Mark> {
    return this.byBlock.get(block) ?? NONE;
  }

  /** @returns null when the page already has as many companies as are kept. */
  company(span: Omit<DetectedSpan, 'start' | 'end'>): Company | null {
    const known = this.companies.get(span.key);
    if (known !== undefined) {
      known.name ??= shorten(span.name);
      known.domain ??= span.domain;
      if (span.confidence > known.confidence) {
        known.confidence = span.confidence;
        known.reason = span.reason;
      }
      return known;
    }
    if (this.hasAllCompanies) return null;
    const company: Company = {
      id: this.nextId++,
      key: span.key,
      name: shorten(span.name),
      domain: span.domain ?? this.domainOf(span.key),
      confidence: span.confidence,
      reason: span.reason,
      state: span.domain === null ? 'guessed' : 'known',
      subject: null,
      asked: false,
      marks: new Set(),
      structural: false,
    };
    this.companies.set(span.key, company);
    if (span.domain !== null) this.learnOwner(span.domain);
    this.listener.changed();
    return company;
  }

  /** What the page says a name's domain is, or the one host on the page that is called the same. */
  private domainOf(key: string): string | null {
    return this.domains.get(key)?.host ?? this.owners.get(key) ?? null;
  }

  private learnOwner(host: string): void {
    const owner = ownerOf(host);
    // Short names are many companies'.
    if (owner.length < 4) return;
    const key = `n:${owner}`;
    const other = this.owners.get(key);
    const only = other === undefined || other === host ? host : null;
    this.owners.set(key, only);
    if (only !== null) this.giveDomain(key, only);
  }

  private giveDomain(key: string, host: string): void {
    const named = this.companies.get(key);
    if (named === undefined || named.domain !== null) return;
    named.domain = host;
    named.asked = false;
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
    if (company.marks.size === 0 && !company.structural) this.companies.delete(company.key);
    this.listener.dropped(mark);
    this.listener.changed();
  }

  /** Drops the marks whose text has left the page or has changed. At most 500 questions, so no book of removals is kept. */
  sweep(): void {
    for (const mark of this.marks) if (!stands(mark)) this.drop(mark);
  }

  byId(id: number): Company | null {
    for (const company of this.companies.values()) if (company.id === id) return company;
    return null;
  }

  all(): Company[] {
    return [...this.companies.values()];
  }

  /** Takes in what the page's structure names: companies of their own, and domains for names that the text has. */
  learnStructure({ nameKey: key, name, domain: host, confidence, reason }: StructuralCompany): void {
    if (key !== '' && host !== null) {
      if ((this.domains.get(key)?.confidence ?? 0) < confidence) this.domains.set(key, { host, confidence });
      this.giveDomain(key, host);
    }
    const own = host !== null ? hostKey(host) : key;
    if (own === '') return;
    const isNew = !this.companies.has(own);
    const most = confidence > LINK_CONFIDENCE ? MOST_STRUCTURAL : MOST_LINKED;
    if (isNew && this.structural >= most) return;
    const company = this.company({ key: own, name, domain: host, confidence, reason });
    if (company === null || company.structural) return;
    company.structural = true;
    this.structural++;
  }

  /** What structured data said is read anew after a navigation inside the page. */
  forgetStructure(): void {
    this.structural = 0;
    this.domains.clear();
    this.owners.clear();
    for (const company of this.companies.values()) {
      company.structural = false;
      if (company.marks.size === 0) this.companies.delete(company.key);
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

/** However they are written in the page's source, they are shown as one. */
const BLANKS = /[ \n\r\t]+/g;

/** Is the name still written where it was found? Of a name in more than one node, only the first part is read. */
export function stands({ start, end, text }: Pick<Mark, 'start' | 'end' | 'text'>): boolean {
  if (!start.node.isConnected || !end.node.isConnected) return false;
  const until = start.node === end.node ? end.offset : start.node.length;
  const here = start.node.data.slice(start.offset, until).replace(BLANKS, ' ');
  const there = text.replace(BLANKS, ' ');
  return here === there || (start.node !== end.node && there.startsWith(here));
}

const NONE: ReadonlySet<Mark> = new Set();

const shorten = (name: string | null): string | null => (name === null ? null : name.slice(0, LONGEST_NAME));

/** What is one company by all that is known now. */
export const identity = (company: Company): string => company.subject ?? company.key;

/** What the page's head names comes first, what links merely lead to last. */
const rank = (first: Text | null, { confidence }: FoundCompany): number =>
  first !== null ? 1 : confidence > LINK_CONFIDENCE ? 0 : 2;

/** In page order, one entry for each company, although its name and its domain were found apart. */
export function listCompanies(companies: readonly Company[]): FoundCompany[] {
  const groups = new Map<string, { found: FoundCompany; first: Text | null }>();
  for (const company of companies) {
    const group = groups.get(identity(company));
    const first = firstNode(company);
    if (group === undefined) {
      groups.set(identity(company), { found: asFound(company), first });
      continue;
    }
    const { found } = group;
    group.found = {
      ...found,
      name: found.name ?? company.name,
      domain: found.domain ?? asFound(company).domain,
      confidence: Math.max(found.confidence, company.confidence),
      // A company that the page's head names counts where its name stands in the text.
      count: group.first === null ? Math.max(1, company.marks.size) : found.count + company.marks.size,
    };
    if (first !== null && (group.first === null || pageOrder(first, group.first) < 0)) group.first = first;
  }
  return [...groups.values()]
    .sort((a, b) => rank(a.first, a.found) - rank(b.first, b.found) || pageOrder(a.first, b.first))
    .map(group => group.found);
}

/**
 * The extension's key says the domain: the registrable one of a host, or that of a name in the user's lists. The list,
 * the marks and the card so speak of one and the same.
 */
const toldDomain = ({ subject }: Company): string | null =>
  subject?.startsWith('d:') ? subject.slice(2) : null;

export const asFound = (company: Company): FoundCompany => ({
  name: company.name,
  domain: toldDomain(company) ?? company.domain,
  confidence: company.confidence,
  reason: company.reason,
  count: Math.max(1, company.marks.size),
  id: company.id,
});

export const inPageOrder = (marks: Iterable<Mark>): Mark[] =>
  [...marks].sort((a, b) =>
    a.start.node === b.start.node ? a.start.offset - b.start.offset : pageOrder(a.start.node, b.start.node),
  );

function firstNode(company: Company): Text | null {
  for (const mark of company.marks) return mark.start.node;
  return null;
}

/** Companies without a mark (from the page's head) come first. */
function pageOrder(a: Text | null, b: Text | null): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 ? -1 : 1;
}
