/** What is wrong with the fields, the paging and the other paths of a request. */
import { compileWritten } from '../jsonpath/advice.ts';
import { parseTemplate } from '../template/parse.ts';
import type { RequestProblem } from './check.ts';
import type { RequestDefinition } from './definition.ts';
import type { Tab } from './resolved.ts';

export function checkFields(def: RequestDefinition): RequestProblem[] {
  const problems: RequestProblem[] = [];
  const fault = (tab: Tab, field: string, message: string) =>
    problems.push({ severity: 'error', tab, field, message });
  const path = (tab: Tab, field: string, text: string | null | undefined) => {
    if (!text) return;
    const compiled = compileWritten(text);
    if (compiled.ok) return;
    const { message, at, suggestion } = compiled.problem;
    problems.push({
      severity: 'error',
      tab,
      field,
      message,
      ...(at === null ? {} : { at, end: at + 1 }),
      ...(suggestion ? { suggestion } : {}),
    });
  };
  const seen = new Set<string>();
  const name = (one: string, field: string) => {
    if (seen.has(one)) fault('fields', field, `Two fields are called "${one}". Each needs its own name.`);
    seen.add(one);
  };
  def.fields.forEach((field, i) => {
    name(field.name, `fields.${i}.name`);
    path('fields', `fields.${i}.path`, field.path);
  });
  def.derived.forEach((field, i) => {
    name(field.name, `derived.${i}.name`);
  });
  path('fields', 'identity.namePath', def.identity.namePath);
  path('fields', 'identity.domainPath', def.identity.domainPath);
  def.answer.failWhen.forEach((test, i) => {
    path('request', `answer.failWhen.${i}.path`, test.path);
  });
  def.answer.notFoundWhen.forEach((test, i) => {
    path('request', `answer.notFoundWhen.${i}.path`, test.path);
  });
  path('request', 'answer.messagePath', def.answer.messagePath);
  path('request', 'answer.jsonWithin', def.answer.jsonWithin);
  path('request', 'answer.poll.urlPath', def.answer.poll?.urlPath);
  if (def.answer.poll?.url) {
    const parsed = parseTemplate(def.answer.poll.url);
    if (!parsed.ok) fault('request', 'answer.poll.url', parsed.problem.message);
    else if (parsed.template.variables.some(one => one.secret !== null))
      fault(
        'request',
        'answer.poll.url',
        'This address holds no key: the request’s own authentication goes along.',
      );
  }
  path('request', 'answer.poll.doneWhen.path', def.answer.poll?.doneWhen?.path);
  if (def.auth.kind === 'login') {
    path('auth', 'auth.tokenPath', def.auth.tokenPath);
    path('auth', 'auth.expiresPath', def.auth.expiresPath);
  }
  const { paging } = def;
  if (paging.kind === 'none') return problems;
  path('paging', 'paging.itemsPath', paging.itemsPath);
  path('paging', 'paging.totalPath', paging.totalPath);
  path('paging', 'paging.morePath', paging.morePath);
  path('paging', 'paging.identityPath', paging.identityPath);
  if (paging.kind === 'next-url') path('paging', 'paging.path', paging.path);
  if (paging.kind === 'cursor' && paging.from.in === 'body')
    path('paging', 'paging.from.path', paging.from.path);
  if (
    'place' in paging &&
    paging.place === 'body' &&
    (def.body.kind === 'none' || def.body.kind === 'text')
  ) {
    fault(
      'paging',
      'paging.place',
      'This request has no body whose members could change from page to page. Choose the query.',
    );
  }
  return problems;
}
