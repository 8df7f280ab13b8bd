/** The raw answer behind a cell, as text for a person. */

import { expand } from './compress.ts';
import type { LoupeDatabase } from './database.ts';

export interface AnswerText {
  readonly text: string;
  readonly status: number;
  readonly contentType: string;
  readonly at: number;
  /** Bytes. */
  readonly size: number;
  /** The text is cut here. */
  readonly cut: boolean;
}

const MOST = 512 * 1024;

/** @returns null when it was cleared, or is damaged. */
export async function answerText(db: LoupeDatabase, key: string): Promise<AnswerText | null> {
  const row = await db.answers.get(key);
  const body = row && (await expand(row));
  if (!row || !body) return null;
  const { status, contentType, at, size } = row;
  return {
    text: new TextDecoder().decode(body.subarray(0, MOST)),
    status,
    contentType,
    at,
    size,
    cut: body.length > MOST,
  };
}
