/** Where a value stands in an answer, written as a normalized path (RFC 9535, 2.7) or the way a person writes it. */

export type Step = string | number;

const ESCAPES: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  "'": "\\'",
  '\\': '\\\\',
};

/** `$['data'][0]['name']` */
export function normalizedPath(steps: readonly Step[]): string {
  return `$${steps.map(bracketed).join('')}`;
}

/** `$.data[0].name`: dots where a name allows them. Both forms select the same value. */
export function shortPath(steps: readonly Step[]): string {
  return `$${steps.map(step => (isShorthand(step) ? `.${step}` : bracketed(step))).join('')}`;
}

/** Can the name stand behind a dot (RFC 9535, 2.5.1.1)? */
export function isShorthand(step: Step): boolean {
  return typeof step === 'string' && /^[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*$/.test(step);
}

function bracketed(step: Step): string {
  return typeof step === 'number' ? `[${step}]` : `['${escaped(step)}']`;
}

function escaped(name: string): string {
  let text = '';
  for (const char of name) {
    const code = char.charCodeAt(0);
    text += ESCAPES[char] ?? (code < 32 ? `\\u${code.toString(16).padStart(4, '0')}` : char);
  }
  return text;
}
