import { Activity, Ellipsis, Hourglass, Pause, Play } from 'lucide-preact';
import { Button } from '../button/Button.tsx';
import { IconButton } from '../button/IconButton.tsx';
import { LinkButton } from '../button/LinkButton.tsx';
import { Menu, type MenuEntry } from '../menu/Menu.tsx';
import { Icon } from '../sign/Icon.tsx';
import { Progress, type ProgressParts } from '../sign/Progress.tsx';

export interface RunBarProps {
  /** `Run 48`. */
  name: string;
  parts: ProgressParts;
  total: number;
  /** Written figures: done `1,284`, of `3,000`. */
  done: string;
  of: string;
  /** `38 a minute`. */
  rate?: string;
  /** `about 45 min`. */
  left?: string;
  /** `344 of 860 credits`. */
  spend?: string;
  /** `827 from cache`. */
  cached?: string;
  /** `31 failed: 29 key rejected, 2 unknown`; a link. */
  failed?: string;
  /** `Hunter waits until 14:32`. */
  waits?: string;
  state: 'running' | 'paused' | 'ended';
  /** Why it paused, if not by hand. */
  reason?: string;
  onFailed?: () => void;
  onOpen?: () => void;
  onPause?: () => void;
  onResume?: () => void;
  onCancel?: () => void;
  /** More, in the menu before Cancel run. */
  more?: readonly MenuEntry[];
}

/** `<RunBar name="Run 48" state="running" parts={…} total={3000} done="1,284" of="3,000" … />`: done, rate, time left, spend, cache, failures. */
export function RunBar(props: RunBarProps) {
  const { name, parts, total, done, of, rate, left, spend, cached, failed, waits, state, reason } = props;
  const { onFailed, onOpen, onPause, onResume, onCancel, more = [] } = props;
  const cancel: MenuEntry[] =
    onCancel && state !== 'ended' ? [{ label: 'Cancel run', tone: 'red', onSelect: onCancel }] : [];
  const items: MenuEntry[] = [
    ...more,
    ...(more.length > 0 && cancel.length > 0 ? (['rule'] as const) : []),
    ...cancel,
  ];
  return (
    <section class="RunBar" aria-label={name}>
      <div class="RunBar-line">
        <span class="RunBar-name">
          <Icon of={Activity} />
          {onOpen ? <LinkButton onClick={onOpen}>{name}</LinkButton> : <b>{name}</b>}
        </span>
        <span>
          <b>{done}</b> of {of}
        </span>
        {state === 'running' && rate && <span>{rate}</span>}
        {state === 'running' && left && <span>{left} left</span>}
        {spend && <span>{spend}</span>}
        {cached && <span>{cached}</span>}
        {failed && (
          <LinkButton tone="red" onClick={onFailed}>
            {failed}
          </LinkButton>
        )}
        <span class="RunBar-end">
          {waits && state === 'running' && (
            <span class="State" data-state="waits">
              <Icon of={Hourglass} size="row" />
              {waits}
            </span>
          )}
          {state === 'paused' && <span class="tone-amber">{reason ?? 'Paused'}</span>}
          {state === 'running' && onPause && (
            <Button size="small" icon={Pause} onClick={onPause}>
              Pause
            </Button>
          )}
          {state === 'paused' && onResume && (
            <Button size="small" icon={Play} onClick={onResume}>
              Resume
            </Button>
          )}
          {items.length > 0 && (
            <Menu label="More for this run" items={items} align="end">
              {wire => <IconButton {...wire} icon={Ellipsis} label="More for this run" size="small" />}
            </Menu>
          )}
        </span>
      </div>
      <Progress label={`${name}, progress`} parts={parts} total={total} />
    </section>
  );
}
