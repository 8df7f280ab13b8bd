/** A collector over a simulated world, for tests: values go into the query as they are. */
import { problem } from '../core/outcome/table.ts';
import type { RequestInput } from '../core/request/definition.ts';
import type { Scope } from '../core/template/scope.ts';
import type { CallContext } from './call.ts';
import { type Collector, type CollectorOptions, createCollector } from './collect.ts';
import type { DraftRequest } from './draft.ts';
import { createGate } from './gate.ts';
import type { HttpRequest, Ports } from './ports.ts';
import { type SimulatedWorld, simulatedWorld, storedRequest } from './simulated.ts';
import type { SimulatedHttp } from './simulated-http.ts';

/** Builds without templates: `{secret.x}` in headers is filled, values and page overrides become parameters. */
export const plainDraft: DraftRequest = (definition, scope, override) => {
  const url = new URL(override?.url ?? definition.url);
  const values = { ...scope, ...override?.query };
  for (const [name, value] of Object.entries(values)) url.searchParams.set(name, String(value));
  if (scope['missing'] !== undefined)
    return { ok: false, problem: problem('missing-variable', { about: String(scope['missing']) }) };
  const { auth } = definition;
  const secrets = auth.kind === 'header' ? [auth.secret] : [];
  const headers: [string, string][] =
    auth.kind === 'header' ? [[auth.header, `{secret.${auth.secret}}`]] : [];
  if (auth.kind === 'login' || auth.kind.startsWith('oauth-')) headers.push(['Authorization', '{token}']);
  const body = override?.body
    ? JSON.stringify(override.body)
    : definition.body.kind === 'text'
      ? definition.body.template
      : null;
  const masked: HttpRequest = { method: definition.method, url: url.href, headers, body };
  return {
    ok: true,
    draft: {
      origin: url.origin,
      canonical: JSON.stringify(masked),
      secrets,
      masked,
      fill: (known, token) => ({
        ok: true,
        request: {
          ...masked,
          headers: headers.map(([name, value]) => [
            name,
            value
              .replace(/\{secret\.(\w+)\}/, (_, key: string) => known.get(key) ?? '')
              .replace('{token}', `Bearer ${token}`),
          ]),
        },
      }),
    },
  };
};

export interface Bench extends SimulatedWorld {
  readonly collector: Collector;
  /** A new process over the same data. */
  restart(ports?: Ports): Collector;
  /** Calls until done, with time passing. */
  get(
    input?: Partial<RequestInput>,
    values?: Scope,
    context?: Partial<CallContext>,
  ): ReturnType<Collector['collect']>;
}

export function context(more: Partial<CallContext> = {}): CallContext {
  return {
    planId: 'sample',
    runId: null,
    subject: 'd:acme.test',
    priority: 'person',
    refresh: 'stale',
    since: Number.MAX_SAFE_INTEGER,
    signal: new AbortController().signal,
    ...more,
  };
}

export const URL_OF = 'https://api.test/v1/company';

export function bench(answer: SimulatedHttp['answer'], more: CollectorOptions = {}): Bench {
  const world = simulatedWorld(answer);
  const make = (ports: Ports): Collector =>
    createCollector(ports, createGate(ports), { draft: plainDraft, ...more });
  const collector = make(world.ports);
  return {
    ...world,
    collector,
    restart: (ports = world.ports) => make(ports),
    get: (input = {}, values = { domain: 'acme.test' }, own = {}) =>
      world.clock.run(collector.collect(storedRequest({ url: URL_OF, ...input }), values, context(own))),
  };
}
