/** A request resolved for one row, beside a plain template engine that fills the same texts. */
import Mustache from 'mustache';
import * as v from 'valibot';
import { requestSchema } from '../../lib/core/request/definition.ts';
import { resolveRequest } from '../../lib/core/request/resolve.ts';
import { interleaved, type Line, noGoal, ratioLine, timedNow } from './ratio.ts';

const TIMES = 5000;
const URL_TEXT = 'https://api.example.com/v2/{{country}}/companies';
const PARAMETERS = [
  { name: 'domain', value: '{{domain}}' },
  { name: 'name', value: '{{company_name}}' },
  { name: 'city', value: '{{city}}' },
  { name: 'q', value: '{{company_name}} {{city}}' },
];
const HEADERS = [
  { name: 'X-Trace', value: 'row-{{row}}' },
  { name: 'Accept-Language', value: '{{language}}' },
];
const BODY =
  '{"company": {"name": "{{company_name}}", "domain": "{{domain}}"}, "employees": {{employees}}, "city": "{{city}}"}';
/** Three braces: without HTML escapes, which would be work that is not asked for. */
const forMustache = (text: string): string => text.replaceAll('{{', '{{{').replaceAll('}}', '}}}');

const scopeOf = (row: number) => ({
  domain: `company-${row}.com`,
  company_name: `Müller & Söhne ${row} GmbH`,
  country: 'de',
  city: 'Frankfurt am Main',
  row: String(row),
  language: 'de-DE',
  employees: String(row * 3),
});

export const templateLines = async (): Promise<readonly Line[]> => {
  const definition = v.parse(requestSchema, {
    id: 'bench',
    name: 'Bench',
    method: 'POST',
    url: URL_TEXT,
    parameters: PARAMETERS,
    headers: HEADERS,
    body: { kind: 'json', template: BODY },
  });
  const texts = [URL_TEXT, ...PARAMETERS.map(one => one.value), ...HEADERS.map(one => one.value), BODY].map(
    forMustache,
  );
  const scopes = Array.from({ length: TIMES }, (_, row) => scopeOf(row));
  const [first] = scopes;
  const tried = first && resolveRequest(definition, first);
  if (!tried?.ok) throw new Error(`The request did not resolve: ${tried?.problem.message}`);
  let length = 0;
  const { peer, ours } = await interleaved(
    7,
    () =>
      timedNow(() => {
        for (const scope of scopes) for (const text of texts) length += Mustache.render(text, scope).length;
      }),
    () =>
      timedNow(() => {
        for (const scope of scopes) length += resolveRequest(definition, scope).ok ? 1 : 0;
      }),
  );
  if (length === 0) throw new Error('Nothing was filled.');
  return [
    ratioLine({
      name: 'Request resolved: URL, 4 parameters, 2 headers, JSON body',
      ours: (ours / TIMES) * 1000,
      peer: (peer / TIMES) * 1000,
      unit: 'µs',
      peerName: 'mustache filling the same texts, encoding nothing',
      goal: noGoal,
    }),
  ];
};
