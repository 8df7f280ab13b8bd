/** Sends a command from one of our own pages to the background. */
import { browser } from 'wxt/browser';
import type { CommandInput } from '../core/message/command.ts';
import type { Reply } from './doors.ts';

export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/**
 * @returns what the background answered; the caller parses or knows its shape
 * @throws CommandError with a sentence for a person
 */
export const command = async (wanted: CommandInput): Promise<unknown> => {
  // The background answers every message of ours with a Reply, or not at all.
  const reply = (await browser.runtime.sendMessage(wanted)) as Reply | undefined;
  if (!reply) throw new CommandError('Loupe did not answer. Close this view and open it again.');
  if (!reply.ok) throw new CommandError(reply.message);
  return reply.value;
};
