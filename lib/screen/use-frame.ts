/** The card's frame: which company it is about, how high it wants to be, and closing it. */
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import * as v from 'valibot';
import { cardCommand } from '../browser/card-commands.ts';
import { ownWindow } from '../browser/current-tab.ts';
import { leavePanelCompany } from '../browser/panel-company.ts';
import { openSidePanel } from '../browser/side-panel.ts';
import { type FoundCompany, foundCompanySchema } from '../core/message/page.ts';
import type { Subject } from '../core/record/subject.ts';
import { type Seen, watchSeen } from './really-seen.ts';
import { useScreen } from './screen.ts';

export interface CardAbout {
  readonly company: FoundCompany;
  readonly subject: Subject;
}

/** What the background answers; a company that has neither a name nor a domain has no subject. */
const aboutSchema = v.object({
  company: foundCompanySchema,
  subject: v.object({ key: v.string(), name: v.nullable(v.string()), domain: v.nullable(v.string()) }),
});

export interface Frame {
  /** Undefined until it is told; null when nobody knows the nonce any more. */
  readonly told: CardAbout | null | undefined;
  /** Is the frame proven to be seen? */
  seen(): boolean;
  close(): void;
  /** The same company in the side panel. To be called at once in the click. */
  panel(): void;
}

const tellHeight = (height: number): void => {
  cardCommand({ do: 'card-height', height: Math.min(4000, Math.ceil(height)) }).catch(() => undefined);
};

export function useFrame(): Frame {
  const { fail, toast } = useScreen();
  const [told, setTold] = useState<CardAbout | null | undefined>(undefined);
  const windowId = useRef<number | null>(null);
  const seen = useRef<Seen | null>(null);

  const close = (): void => void cardCommand({ do: 'card-close' }).catch(() => undefined);

  // Not after the next frame: the card opens the sooner.
  useLayoutEffect(() => {
    cardCommand({ do: 'card-of', nonce: location.hash.slice(1, 65) }).then(
      answer => {
        const parsed = v.safeParse(aboutSchema, answer);
        setTold(parsed.success ? parsed.output : null);
      },
      () => setTold(null),
    );
    void ownWindow().then(id => {
      windowId.current = id;
    });
    const watch = watchSeen(document.documentElement);
    seen.current = watch;
    const onKey = (event: KeyboardEvent): void => {
      // The browser closes an open menu by itself, and only that.
      const menu = document.querySelector(':popover-open') !== null;
      if (event.key === 'Escape' && !event.defaultPrevented && !menu) close();
    };
    addEventListener('keydown', onKey);
    return () => {
      watch.stop();
      removeEventListener('keydown', onKey);
    };
  }, []);

  return {
    told,
    seen: () => seen.current?.proven() ?? false,
    close,
    panel: () => {
      const id = windowId.current;
      // First: the browser must still see the click.
      if (id !== null) {
        openSidePanel(id).catch(fail);
        if (told) void leavePanelCompany(id, told.company);
        close();
        return;
      }
      cardCommand({ do: 'panel', ...(told ? { company: told.company } : {}) }).then(close, () =>
        toast({
          tone: 'waits',
          text: 'Press Loupe’s button in the toolbar: this company waits there, and can be looked up.',
        }),
      );
    },
  };
}

/** So long may the store take before the card shows itself as it is: mostly it opens whole, without a jump. Milliseconds. */
const WHOLE_MS = 120;

/**
 * Tells the frame's host how high the card wants to be, whenever that changes. A host that hears nothing for long takes
 * the frame for blocked, so a card that still waits tells too.
 * @param parts the card's head, the content of its middle, and its foot: together they are its height
 * @param drawn changes when other parts are drawn
 * @param whole all that it will show at first is there
 */
export function useFrameHeight(
  parts: readonly RefObject<HTMLElement | null>[],
  drawn: unknown,
  whole: boolean,
): void {
  const [waited, setWaited] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setWaited(true), WHOLE_MS);
    return () => clearTimeout(timer);
  }, []);
  const told = useRef(0);
  useLayoutEffect(() => {
    if (!whole && !waited) return;
    const tell = (): void => {
      const height = parts.reduce((sum, part) => sum + (part.current?.offsetHeight ?? 0), 0);
      if (height === told.current || height === 0) return;
      told.current = height;
      tellHeight(height);
    };
    const observer = new ResizeObserver(tell);
    for (const part of parts) if (part.current) observer.observe(part.current);
    tell();
    return () => observer.disconnect();
  }, [drawn, whole || waited]);
}
