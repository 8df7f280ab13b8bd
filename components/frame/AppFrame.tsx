import type { ComponentChildren } from 'preact';
import { Mark } from '../sign/Mark.tsx';
import { SideSection, type SideSectionProps } from './SideSection.tsx';

export interface AppFrameProps {
  /** Lists, Requests, Runs, Keys, Packs. */
  sections: readonly SideSectionProps[];
  /** Where the mark leads. */
  homeHref: string;
  /** At the right of the brand: the key that searches. */
  brandEnd?: ComponentChildren;
  /** Under the sections: today's budget. */
  sideFoot?: ComponentChildren;
  /** Start with a `<TopBar>`. */
  children: ComponentChildren;
  /** The keys of this view: `<span><Kbd keys="Enter" /> where it comes from</span>`. */
  keys?: ComponentChildren;
  /** At the right of the keys: `Rows 1–22 of 3,000`. */
  status?: ComponentChildren;
}

const VIEW = 'view';
/** Moves the focus alone: the address belongs to the router. */
const skip = (event: Event) => {
  event.preventDefault();
  document.getElementById(VIEW)?.focus();
};

/** `<AppFrame homeHref="#/" sections={…} keys={…} status="…">…</AppFrame>`: the workbench: sections, view, status bar. */
export function AppFrame({ sections, homeHref, brandEnd, sideFoot, children, keys, status }: AppFrameProps) {
  return (
    <div class="Frame">
      <a class="Frame-skip" href={`#${VIEW}`} onClick={skip}>
        To the view
      </a>
      <aside class="Frame-side" aria-label="Loupe">
        <div class="Frame-brand">
          <a href={homeHref}>
            <Mark />
            Loupe
          </a>
          {brandEnd && <span class="push">{brandEnd}</span>}
        </div>
        <nav class="Frame-nav" aria-label="Sections">
          {sections.map(section => (
            <SideSection key={section.title} {...section} />
          ))}
        </nav>
        {sideFoot && <div class="Frame-foot">{sideFoot}</div>}
      </aside>
      <div class="Frame-main">
        <main class="Frame-view" id={VIEW} tabIndex={-1}>
          {children}
        </main>
        {(keys || status) && (
          <footer class="Frame-keys">
            {keys}
            {status && <span data-status="">{status}</span>}
          </footer>
        )}
      </div>
    </div>
  );
}
