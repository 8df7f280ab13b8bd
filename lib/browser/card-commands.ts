/** What the card's frame may ask of the background: less than our other pages may. */
import { browser } from 'wxt/browser';
import type { CardCommand } from '../core/message/command.ts';
import { CommandError } from './commands.ts';
import type { Reply } from './doors.ts';

/** @throws CommandError with a sentence for a person */
export const cardCommand = async (wanted: CardCommand): Promise<unknown> => {
  // The background answers every message of ours with a Reply, or not at all.
  const reply = (await browser.runtime.sendMessage(wanted)) as Reply | undefined;
  if (!reply) throw new CommandError('Loupe did not answer. Close this card and open it again.');
  if (!reply.ok) throw new CommandError(reply.message);
  return reply.value;
};
