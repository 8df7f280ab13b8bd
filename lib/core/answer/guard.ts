/** Put before JSON so that a page cannot load it as a script: Google's and Gerrit's `)]}'`, Facebook's `for (;;);`. */
const GUARD = /^\s*(?:\)\]\}['"]?,?|while\s*\(\s*(?:1|true)\s*\)\s*;|for\s*\(\s*;\s*;\s*\)\s*;)\s*(?=[[{])/;
/** `callback({…});`: JSON as a script, from before pages could ask other origins. */
const CALL = /^\s*(?:\/\*\*\/\s*)?[A-Za-z_$][\w$.]{0,100}\(\s*(?=[[{])/;
const CALL_END = /(?<=[}\]])\s*\)\s*;?\s*$/;

/** @returns the JSON within, or the same text where nothing stands around it */
export function withoutGuard(text: string): string {
  const guard = GUARD.exec(text);
  if (guard) return text.slice(guard[0].length);
  const call = CALL.exec(text);
  const end = call && CALL_END.exec(text.slice(-200));
  return call && end ? text.slice(call[0].length, text.length - end[0].length) : text;
}
