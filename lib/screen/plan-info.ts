/** What the screens must know of a request or chain: who answers, what it costs, when it is stale, where it calls. */
export interface PlanInfo {
  readonly id: string;
  readonly kind: 'request' | 'chain';
  readonly name: string;
  readonly provider: string;
  readonly enabled: boolean;
  readonly revision: number;
  readonly fields: readonly { readonly name: string; readonly label: string }[];
  /** Ids of the requests that it asks; its own for a request. */
  readonly requests: readonly string[];
  readonly ttlMs: number;
  readonly notFoundTtlMs: number;
  /** Units that one lookup may cost at most, by unit. */
  readonly costs: readonly { readonly amount: number; readonly unit: string }[];
  /** Origins that it calls, where its address names them without a variable. */
  readonly origins: readonly string[];
}

/** As it goes over a line: no maps. */
export interface PlanLists {
  readonly plans: readonly PlanInfo[];
  readonly byHand: readonly string[];
  readonly resolver: string | null;
}

export interface PlanBook {
  readonly plans: ReadonlyMap<string, PlanInfo>;
  /** What a lookup by hand asks. */
  readonly byHand: readonly PlanInfo[];
  /** What a lookup by name asks first, for the domain. */
  readonly resolver: PlanInfo | null;
}

export const EMPTY_BOOK: PlanBook = { plans: new Map(), byHand: [], resolver: null };

/** The origin of an address template: null while a variable stands within it. */
export const originOfTemplate = (template: string): string | null => {
  const [head] = /^https?:\/\/[^/?#\s{}]+(?=[/?#]|$)/i.exec(template.trim()) ?? [];
  return head && URL.canParse(head) ? new URL(head).origin : null;
};

export const bookOf = ({ plans, byHand, resolver }: PlanLists): PlanBook => {
  const ofId = new Map(plans.map(plan => [plan.id, plan]));
  const first = resolver === null ? undefined : ofId.get(resolver);
  return {
    plans: ofId,
    byHand: byHand.flatMap(id => ofId.get(id) ?? []),
    resolver: first?.enabled ? first : null,
  };
};
