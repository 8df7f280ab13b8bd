/** From an answer that was accepted and comes later (202): where it is probably asked for. */
import { shortPath } from '../jsonpath/location.ts';
import type { AnswerPolicy } from './definition.ts';
import { parseUrl } from './web.ts';

export interface JobProposal {
  readonly poll: NonNullable<AnswerPolicy['poll']>;
  readonly evidence: string;
}

const HEADERS = ['operation-location', 'azure-asyncoperation', 'location'];
const ADDRESS =
  /^(?:(?:status|polling|poll|result|results|check|job|task|self|callback)_?)?(?:url|uri|href|link|location)$/i;
const ID =
  /^(?:(?:request|job|task|batch|run|operation|search|report|export|query)_?)?(?:id|guid|uuid|token)$/i;

/** @param url where the call went */
export function detectJob(
  answer: unknown,
  headers: readonly (readonly [string, string])[],
  url: string,
): JobProposal {
  const base = { urlPath: null, url: null, urlHeader: null, intervalMs: 2000, maxTries: 20, doneWhen: null };
  const here = parseUrl(url);
  const leadsOn = (given: string): boolean => {
    const there = parseUrl(given, url);
    return there !== null && there.origin === here?.origin && there.href !== here.href;
  };
  const header = HEADERS.find(name =>
    headers.some(([one, value]) => one.toLowerCase() === name && leadsOn(value)),
  );
  if (header)
    return {
      poll: { ...base, urlHeader: header },
      evidence: `The header ${header} names the address where the answer will stand.`,
    };
  const texts = shallow(answer);
  const address = texts.find(
    ({ name, value }) => ADDRESS.test(name) && /^(?:https?:\/\/|\/)/.test(value) && leadsOn(value),
  );
  if (address)
    return {
      poll: { ...base, urlPath: address.path },
      evidence: `The answer names an address at ${address.path}.`,
    };
  const id = texts.find(({ name }) => ID.test(name));
  if (id && here)
    return {
      poll: { ...base, url: `${here.origin}${here.pathname.replace(/\/$/, '')}/{{${id.steps.join('.')}}}` },
      evidence: `The answer gives an id at ${id.path}. That its own address ends with it is a guess.`,
    };
  return { poll: base, evidence: 'It says nothing of where: the same call is sent again.' };
}

/** Texts and numbers of an object, and of the objects in it. */
function shallow(answer: unknown) {
  const found: { steps: readonly string[]; path: string; name: string; value: string }[] = [];
  const visit = (value: unknown, steps: readonly string[]): void => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    for (const [name, held] of Object.entries(value).slice(0, 50)) {
      const at = [...steps, name];
      if (typeof held === 'string' || typeof held === 'number')
        found.push({ steps: at, path: shortPath(at), name, value: String(held) });
      else if (steps.length < 1) visit(held, at);
    }
  };
  visit(answer, []);
  return found;
}
