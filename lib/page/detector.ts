import { findDomains } from '../core/detect/domains.ts';

/** A company in a text. Offsets are UTF-16 in the text that was given. */
export interface DetectedSpan {
  readonly start: number;
  readonly end: number;
  /** Says which spans are one company, before the extension has said more. */
  readonly key: string;
  /** As written on the page; null for a host. */
  readonly name: string | null;
  readonly domain: string | null;
  /** 0 to 1. */
  readonly confidence: number;
  readonly reason: string;
}

export interface Detector {
  /** Spans in order, none over another. Lines and cells of the text are parted by `\n`. */
  find(text: string): DetectedSpan[];
}

export const bareHost = (host: string): string => (host.startsWith('www.') ? host.slice(4) : host);

/** Hosts alone: what is found before, or without, an account index. */
export const domainDetector: Detector = {
  find: text =>
    findDomains(text).map(({ start, end, host }) => {
      const domain = bareHost(host);
      return {
        start,
        end,
        key: `h:${domain}`,
        name: null,
        domain,
        confidence: 1,
        reason: 'Written on the page',
      };
    }),
};
