/**
 * What fetch would not send as it is written, set by rules of the browser (`session-rules.ts`).
 * - Origin is left out of every call: with a browser's POST it names this extension, and providers refuse what they do
 *   not know (OAuth token addresses do it by rule).
 * - User-Agent, Origin and Referer that a request asks for are set for its exact origin. A rule cannot tell two calls
 *   apart, so calls of one origin that want other headers wait until those under way have ended.
 */
type Headers = readonly (readonly [name: string, value: string])[];

/** The browser's session rules, as far as this needs them. */
export interface RuleBook {
  /** Takes away every rule of an earlier life of the worker, and leaves Origin out from now on. */
  begin(): Promise<void>;
  /** Replaces what is set for this origin; nothing where there are no headers. */
  set(origin: string, headers: Headers): Promise<void>;
}

export interface HeaderRules {
  /** Resolves when a call to this origin goes out with these headers and no others, until `leave` is called. */
  enter(origin: string, headers: Headers): Promise<{ leave(): void }>;
}

interface Place {
  /** What is set now, as text to compare. */
  now: string;
  ready: Promise<void>;
  calls: number;
  readonly line: { readonly wanted: string; readonly headers: Headers; readonly go: () => void }[];
}

export function createHeaderRules(book: RuleBook): HeaderRules {
  const places = new Map<string, Place>();
  let begun: Promise<void> | null = null;

  const serve = (origin: string, place: Place): void => {
    for (;;) {
      const [first] = place.line;
      if (!first || (place.calls > 0 && first.wanted !== place.now)) break;
      place.line.shift();
      place.calls += 1;
      if (first.wanted !== place.now) {
        place.now = first.wanted;
        place.ready = book.set(origin, first.headers);
        // Whoever is let in hears of it.
        place.ready.catch(() => undefined);
      }
      first.go();
    }
    // A rule that is still set is remembered: the next call may want it again, or must not have it.
    if (place.calls === 0 && place.now === '') places.delete(origin);
  };

  return {
    enter: async (origin, headers) => {
      begun ??= book.begin().catch(error => {
        begun = null;
        throw error;
      });
      await begun.catch(error => {
        // Without the rule it goes as a browser sends it; what was asked for must not be left out unsaid.
        if (headers.length > 0) throw error;
      });
      const place = places.get(origin) ?? { now: '', ready: Promise.resolve(), calls: 0, line: [] };
      places.set(origin, place);
      const wanted = headers.map(([name, value]) => `${name.toLowerCase()}: ${value}`).join('\n');
      await new Promise<void>(go => {
        place.line.push({ wanted, headers, go });
        serve(origin, place);
      });
      const leave = (): void => {
        place.calls -= 1;
        serve(origin, place);
      };
      try {
        await place.ready;
      } catch (error) {
        // Not set after all: the next call tries again.
        place.now = '\0';
        leave();
        throw error;
      }
      return { leave };
    },
  };
}
