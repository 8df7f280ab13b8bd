/** What a person writes or pastes into the one field: a domain, an address of a page or of mail, or a name. */
import { isPublicMailDomain, parseDomain } from '../core/domain.ts';
import type { FoundCompany } from '../core/message/page.ts';
import { type Subject, subjectOf } from '../core/record/subject.ts';

export type ReadCompany =
  | { readonly ok: true; readonly subject: Subject }
  | { readonly ok: false; readonly message: string };

const LONGEST = 2000;
const LONGEST_NAME = 200;

export function readCompany(input: string): ReadCompany {
  const text = input.slice(0, LONGEST).trim();
  if (text === '') return no('Write a domain, an e-mail address or a company name.');
  // `Acme.io Labs` is a name; `Ida <ida@acme.example>` and a sentence around an address are not.
  const address = /[^\s<>"'(),;]+@[^\s<>"'(),;]+|https?:\/\/[^\s<>"']+/i.exec(text)?.[0];
  const mail = address?.includes('@') === true && !address.includes('://');
  const parsed = address || !/\s/.test(text) ? parseDomain(address ?? text) : null;
  if (parsed?.ok) {
    if (mail && isPublicMailDomain(parsed.registrable))
      return no(`${parsed.registrable} gives mail to anyone. Write the company’s own domain or name.`);
    return { ok: true, subject: { key: `d:${parsed.registrable}`, name: null, domain: parsed.registrable } };
  }
  if (parsed && (address || parsed.problem.kind === 'ip')) return no(parsed.problem.message);
  if (text.length > LONGEST_NAME) return no('That is too long for a company. Write its name or its domain.');
  const subject = subjectOf({ name: text });
  if (subject) return { ok: true, subject };
  return no(parsed ? parsed.problem.message : 'Write a domain, an e-mail address or a company name.');
}

/** What a person selected, or the address of a link: a link of mail that anyone may have names nobody's company. */
export function chosenCompany(text: string): FoundCompany {
  const read = readCompany(text);
  const { name, domain } = read.ok
    ? read.subject
    : { name: text.trim().replace(/^mailto:/i, ''), domain: null };
  return {
    name: name?.slice(0, 200) ?? null,
    domain,
    confidence: 1,
    reason: 'Chosen by you',
    count: 1,
    id: 0,
  };
}

const no = (message: string): ReadCompany => ({ ok: false, message });
