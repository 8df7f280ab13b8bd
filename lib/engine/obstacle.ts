/** Why work that nobody looks at would stop at once: told before it starts, and looked at again until it is gone. */
import { secretsOf } from '../core/list/plan-view.ts';
import type { Problem } from '../core/outcome/problem.ts';
import { problem } from '../core/outcome/table.ts';
import type { StoredRequest } from '../core/record/records.ts';
import { originsOf } from '../core/request/origins.ts';
import { type Plan, requestsOf } from './plan.ts';
import type { Ports } from './ports.ts';
import { namesOf } from './send.ts';

type ObstaclePorts = Pick<Ports, 'permissions' | 'secrets' | 'journal' | 'clock'>;

/** Permission, keys, and the budget of one request. Nothing is sent. */
export async function requestObstacle(ports: ObstaclePorts, request: StoredRequest): Promise<Problem | null> {
  const { definition } = request;
  const names = namesOf(request);
  const origins = originsOf(definition);
  for (const origin of origins)
    if (!(await ports.permissions.has(origin))) return problem('permission', { ...names, origin });
  for (const secret of secretsOf({ requests: [request] })) {
    // A key of the request itself, or of where its tokens come from: it is bound to one of the two.
    const reads = await Promise.all(origins.map(origin => ports.secrets.read(secret, origin)));
    if (reads.some(read => read.ok)) continue;
    const kinds = reads.flatMap(read => (read.ok ? [] : read.kind));
    const kind = kinds.find(one => one !== 'secret-unbound') ?? kinds[0];
    const [origin] = origins;
    if (kind) return problem(kind, { ...names, secret, ...(origin ? { origin } : {}) });
  }
  const { amount, budget } = definition.cost;
  if (amount === 0) return null;
  const { day, month } = await ports.journal.spent(request.id, ports.clock.now());
  const isSpent =
    day + amount > (budget.perDay ?? Number.POSITIVE_INFINITY) ||
    month + amount > (budget.perMonth ?? Number.POSITIVE_INFINITY);
  return isSpent ? problem('budget', names) : null;
}

/** A waterfall goes on past a provider whose budget is used up; whatever else is missing is missing for all. */
export async function planObstacle(ports: ObstaclePorts, plan: Plan): Promise<Problem | null> {
  for (const request of requestsOf(plan)) {
    const found = await requestObstacle(ports, request);
    if (found && (plan.kind === 'request' || found.kind !== 'budget')) return found;
  }
  return null;
}
