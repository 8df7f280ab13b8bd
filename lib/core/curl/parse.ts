/** Reads a pasted cURL command: from a shell, from Windows, from a browser's developer tools or a vendor's docs. */
import { type CurlCall, type CurlProblem, type CurlRead, readCall } from './call.ts';
import { type ImportedRequest, toDefinition } from './definition.ts';
import { isFetch, readFetch } from './fetch-call.ts';
import type { HarEntry } from './har.ts';
import type { FoundKey } from './keys.ts';
import { type Command, splitShell, type Word } from './shell.ts';
import { isCmd, isPowerShell, splitCmd, splitPowerShell } from './windows.ts';

export type { CurlProblem } from './call.ts';
export type { ImportedRequest } from './definition.ts';
export type { FoundKey } from './keys.ts';

export type ParsedCurl =
  | {
      readonly ok: true;
      /** Everything but an id. Holds no key: each is `{{secret.name}}` or a name in `auth`. */
      readonly request: ImportedRequest;
      /** What is different from the command, a sentence each. */
      readonly warnings: readonly string[];
      /** To be moved into the secrets box under these names, or others. */
      readonly secrets: readonly FoundKey[];
    }
  | { readonly ok: false; readonly problem: CurlProblem };

const MOST = 1_000_000;

/** @param text at most a million characters */
export function parseCurl(text: string): ParsedCurl {
  return imported(readCurl(text));
}

/** "Copy as cURL" or "Copy as fetch", whichever was pasted. A HAR file is read by `readHar`. */
export function parsePasted(text: string): ParsedCurl {
  return isFetch(text) && text.length <= MOST ? imported(readFetch(text)) : parseCurl(text);
}

/** A call that was chosen from a HAR file. */
export const parseEntry = (entry: HarEntry): ParsedCurl => imported({ ok: true, call: entry.call });

function imported(read: CurlRead): ParsedCurl {
  if (!read.ok) return read;
  const made = toDefinition(read.call);
  if ('message' in made) return { ok: false, problem: { kind: 'unsupported', message: made.message } };
  return { ok: true, request: made.request, warnings: made.warnings, secrets: made.keys };
}

/** The call as curl would send it. Holds the keys that were pasted. */
export function readCurl(text: string): CurlRead {
  const refuse = (kind: CurlProblem['kind'], message: string): CurlRead => ({
    ok: false,
    problem: { kind, message },
  });
  if (text.length > MOST) return refuse('syntax', 'This command is longer than a million characters.');
  if (isCmd(text)) return call([splitCmd(text)]);
  const split = splitShell(isPowerShell(text) ? splitPowerShell(text) : text);
  if (!split.ok) return refuse('syntax', split.message);
  return call(split.commands);

  function call(commands: readonly Command[]): CurlRead {
    const found = commands.flatMap(command => {
      const args = argumentsOf(command.words);
      return args ? [{ command, args }] : [];
    });
    const [first] = found;
    if (!first) return refuse('not-curl', 'This is not a cURL command: it begins with curl.');
    const made = readCall(first.command, first.args);
    if (!made.ok) return made;
    const extra: string[] = [];
    if (found.length > 1) extra.push(`Only the first of ${found.length} commands is taken.`);
    if (first.command.endedBy === '&')
      extra.push('A & outside of quotes ends the command. If the address goes on, put it in quotes.');
    const shell = [...new Set(first.args.flatMap(word => word.expands))];
    if (shell.length > 0)
      extra.push(
        `${shell.slice(0, 5).join(', ')} would be filled in by your shell, and is taken as it is written.`,
      );
    const whole: CurlCall = { ...made.call, warnings: [...extra, ...made.call.warnings] };
    return { ok: true, call: whole };
  }
}

const BEFORE = /^(?:\$|%|>|#|sudo|time|env|command|exec|nohup|then|do|[A-Za-z_]\w*=.*)$/s;

/** What follows `curl`, or null where the command is another one. */
function argumentsOf(words: readonly Word[]): readonly Word[] | null {
  const at = words.findIndex(word => !BEFORE.test(word.text));
  const name = words[at]?.text ?? '';
  return /(?:^|[/\\])curl(?:\.exe)?$/i.test(name) ? words.slice(at + 1) : null;
}
