import { Activity, Pause, Play, X } from 'lucide-preact';
import { IconButton } from '../button/IconButton.tsx';
import { LinkButton } from '../button/LinkButton.tsx';
import { Icon } from '../sign/Icon.tsx';
import { Progress, type ProgressParts } from '../sign/Progress.tsx';

export interface RunShortProps {
  name: string;
  /** `runs by itself here` */
  note?: string;
  parts: ProgressParts;
  total: number;
  done: string;
  of: string;
  /** `38 a minute · about 45 min left` */
  pace: string;
  paused: boolean;
  /** Why it paused by itself, or what it waits for. */
  waits?: string;
  failed?: string;
  onOpen: () => void;
  onFailed: () => void;
  onPause: () => void;
  onResume: () => void;
  onCancel?: () => void;
}

/** A run in three lines: for popup and panel, where `RunBar` has no room. */
export function RunShort(props: RunShortProps) {
  const { name, note, parts, total, done, of, pace, paused, waits, failed } = props;
  return (
    <section class="RunShort" aria-label={name}>
      <div class="row">
        <span class="RunShort-icon">
          <Icon of={Activity} size="row" />
        </span>
        <LinkButton onClick={props.onOpen}>
          <span class="clip">{name}</span>
        </LinkButton>
        {note && <span class="t-quiet clip">{note}</span>}
        <span class="push RunShort-count">
          <b>{done}</b> of {of}
        </span>
        {paused ? (
          <IconButton icon={Play} label="Resume" size="small" onClick={props.onResume} />
        ) : (
          <IconButton icon={Pause} label="Pause" size="small" onClick={props.onPause} />
        )}
        {props.onCancel && <IconButton icon={X} label="Cancel run" size="small" onClick={props.onCancel} />}
      </div>
      <Progress label={`${name}, progress`} parts={parts} total={total} />
      <div class="row t-micro">
        <span class="clip">{pace}</span>
        {waits && <span class="tone-amber clip">{waits}</span>}
        {failed && (
          <span class="push">
            <LinkButton tone="red" onClick={props.onFailed}>
              {failed}
            </LinkButton>
          </span>
        )}
      </div>
    </section>
  );
}
