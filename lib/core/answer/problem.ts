/** Why an answer's body could not be read. Each is also a `Problem`, so the engine can pass it on as it is. */
import type { NextStep } from '../outcome/problem.ts';

export interface AnswerProblem {
  readonly kind: 'malformed' | 'html' | 'empty' | 'too-large' | 'too-deep';
  /** What happened, for a person. */
  readonly message: string;
  /** What to do about it. */
  readonly detail?: string;
  readonly next: NextStep;
  /** Where the text breaks, counted from 1; only for `malformed`. */
  readonly line?: number;
  readonly column?: number;
  /** The page's own title; only for `html`. */
  readonly title?: string;
}

export interface Unread {
  readonly ok: false;
  readonly problem: AnswerProblem;
}

type Extra = Partial<Pick<AnswerProblem, 'line' | 'column' | 'title'>>;

const EDIT_ANSWER: NextStep = { do: 'edit-request', tab: 'answer' };

/** Wraps a problem as the unread half of a reader's result. */
export function unread(
  kind: AnswerProblem['kind'],
  message: string,
  detail: string,
  extra: Extra = {},
): Unread {
  return { ok: false, problem: { kind, message, detail, next: EDIT_ANSWER, ...extra } };
}

/** `8 MB`, `512 kB`, `40 bytes`: sizes in an error, in powers of ten as vendors write them. */
export function sizeWords(bytes: number): string {
  if (bytes >= 1_000_000) return `${trimZero((bytes / 1_000_000).toFixed(1))} MB`;
  if (bytes >= 1000) return `${trimZero((bytes / 1000).toFixed(1))} kB`;
  return `${bytes} bytes`;
}

function trimZero(text: string): string {
  return text.endsWith('.0') ? text.slice(0, -2) : text;
}
