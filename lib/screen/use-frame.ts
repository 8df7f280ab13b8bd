/** The card's frame: which company it is about, how high it wants to be, and closing it. */
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import * as v from 'valibot';
import { cardCommand } from '../browser/card-commands.ts';
import { ownWindow } from '../browser/current-tab.ts';
import { leavePanelCompany } from '../browser/panel-company.ts';
import { openSidePanel } from '../browser/side-panel.ts';
import { type FoundCompany, foundCompanySchema } from '../core/message/page.ts';
import { type Seen, watchSeen } from './really-seen.ts';
import { useScreen } from './screen.ts';

export interface Frame {
  /** Undefined until it is told; null when nobody knows the nonce any more. */
  readonly company: FoundCompany | null | undefined;
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
  const { fail } = useScreen();
  const [company, setCompany] = useState<FoundCompany | null | undefined>(undefined);
  const windowId = useRef<number | null>(null);
  const seen = useRef<Seen | null>(null);

  const close = (): void => void cardCommand({ do: 'card-close' }).catch(() => undefined);

  useEffect(() => {
    cardCommand({ do: 'card-of', nonce: location.hash.slice(1, 65) }).then(
      told => {
        const parsed = v.safeParse(foundCompanySchema, told);
        setCompany(parsed.success ? parsed.output : null);
      },
      () => setCompany(null),
    );
    void ownWindow().then(id => {
      windowId.current = id;
    });
    const watch = watchSeen(document.documentElement);
    seen.current = watch;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) close();
    };
    addEventListener('keydown', onKey);
    return () => {
      watch.stop();
      removeEventListener('keydown', onKey);
    };
  }, []);

  return {
    company,
    seen: () => seen.current?.proven() ?? false,
    close,
    panel: () => {
      const id = windowId.current;
      // First: the browser must still see the click.
      const opened = id === null ? cardCommand({ do: 'panel' }) : openSidePanel(id);
      opened.catch(fail);
      if (id !== null && company) void leavePanelCompany(id, company);
      close();
    },
  };
}

/**
 * Tells the frame's host how high the card wants to be, whenever that changes.
 * @param parts the card's head, the content of its middle, and its foot: together they are its height
 * @param drawn changes when other parts are drawn
 */
export function useFrameHeight(parts: readonly RefObject<HTMLElement | null>[], drawn: unknown): void {
  useEffect(() => {
    let last = 0;
    const tell = (): void => {
      const height = parts.reduce((sum, part) => sum + (part.current?.offsetHeight ?? 0), 0);
      if (height === last || height === 0) return;
      last = height;
      tellHeight(height);
    };
    const observer = new ResizeObserver(tell);
    for (const part of parts) if (part.current) observer.observe(part.current);
    tell();
    return () => observer.disconnect();
  }, [drawn]);
}
