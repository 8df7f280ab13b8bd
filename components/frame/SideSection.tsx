import { Plus } from 'lucide-preact';
import { useId } from 'preact/hooks';
import { IconButton } from '../button/IconButton.tsx';
import { Dot } from '../sign/Dot.tsx';
import { Icon, type LucideIcon } from '../sign/Icon.tsx';

export interface SideLink {
  href: string;
  label: string;
  icon: LucideIcon;
  /** At the right: a count, a provider, `43 %`. */
  note?: string;
  /** running: the note is teal · problem: a red diamond before it, said as `needs you`. */
  tone?: 'running' | 'problem';
  current?: boolean;
}

export interface SideSectionProps {
  title: string;
  links: readonly SideLink[];
  /** The plus at the right: `New list`. */
  add?: { label: string; onPress: () => void };
}

/** One section of the workbench's side. */
export function SideSection({ title, links, add }: SideSectionProps) {
  const id = useId();
  return (
    <section class="Frame-section" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {add && <IconButton icon={Plus} size="small" label={add.label} onClick={add.onPress} />}
      </header>
      <ul>
        {links.map(link => (
          <li key={link.href}>
            <a class="Frame-link" href={link.href} aria-current={link.current ? 'page' : undefined}>
              <Icon of={link.icon} size="row" />
              <span class="clip" title={link.label}>
                {link.label}
              </span>
              {(link.note || link.tone === 'problem') && (
                <span class="Frame-note" data-tone={link.tone}>
                  {link.tone === 'problem' && <Dot tone="red" label="needs you" />}
                  {link.note}
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
