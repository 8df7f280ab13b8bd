/** Words of a command for Windows: cmd.exe with its carets, or PowerShell with its back-ticks. */
import type { Command } from './shell.ts';

/** Is it written for cmd.exe, as a browser's "Copy as cURL (cmd)" is? */
export const isCmd = (text: string): boolean => /\^[ \t]*\r?\n|\^"/.test(text) && !/\\\r?\n/.test(text);

export const isPowerShell = (text: string): boolean => /`[ \t]*\r?\n/.test(text);

export const splitPowerShell = (text: string): string => text.replace(/`[ \t]*\r?\n/g, ' ');

/** A caret takes the meaning of the next character away, and joins lines; within plain quotes it is a caret. */
export function splitCmd(text: string): Command {
  let plain = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? '';
    if (c === '^' && !quoted) {
      if (text.startsWith('\r\n', i + 1)) i += 2;
      else if (text[i + 1] === '\n') i += 1;
      // After a joined line the next character is taken as it is, even a line's end.
      i += text[i + 1] === '\r' && text[i + 2] === '\n' ? 2 : 1;
      plain += text[i] ?? '';
    } else if ((c === '\n' || c === '\r') && !quoted) {
      if (plain.trim() !== '') break;
    } else {
      if (c === '"') quoted = !quoted;
      plain += c;
    }
  }
  return {
    words: argv(plain).map(word => ({ text: word, expands: [], quoted: false })),
    stdin: null,
    endedBy: '',
  };
}

/** The C runtime's rules: "Parsing C command-line arguments", Microsoft. */
function argv(text: string): string[] {
  const words: string[] = [];
  let i = 0;
  while (i < text.length) {
    while (/\s/.test(text[i] ?? '')) i++;
    if (i >= text.length) break;
    let word = '';
    let quoted = false;
    for (; i < text.length; i++) {
      const c = text[i] ?? '';
      if (!quoted && /[ \t\n]/.test(c)) break;
      if (c === '\\') {
        let run = 1;
        while (text[i + run] === '\\') run++;
        const beforeQuote = text[i + run] === '"';
        word += '\\'.repeat(beforeQuote ? run >> 1 : run);
        i += run - 1;
        if (beforeQuote && run % 2 === 1) {
          word += '"';
          i++;
        }
      } else if (c === '"') {
        if (quoted && text[i + 1] === '"') {
          word += '"';
          i++;
        } else quoted = !quoted;
      } else word += c;
    }
    words.push(word);
  }
  return words;
}
