/** A request as the destination of rows is a plan of its own: what it was asked about companies and what was pushed to it stay apart. */

const MARK = 'push:';

export const pushPlanId = (requestId: string): string => `${MARK}${requestId}`;

/** The destination's request id; null for a plan that asks. */
export const pushedTo = (planId: string): string | null =>
  planId.startsWith(MARK) ? planId.slice(MARK.length) : null;

export const isPush = (planId: string): boolean => planId.startsWith(MARK);

/** The request behind a plan, pushed to or asked; a chain's id is its own. */
export const requestIdOf = (planId: string): string => pushedTo(planId) ?? planId;
