/** The link that stands beside a problem: what it is called, and where it leads. */
import type { NextView } from '../../components/company/view.ts';
import type { NextStep, Problem } from '../core/outcome/problem.ts';

const hostOf = (origin: string): string => (URL.canParse(origin) ? new URL(origin).host : origin);

const labelOf = (next: NextStep): string | null => {
  switch (next.do) {
    case 'edit-request':
      return 'Open request';
    case 'change-key':
      return 'Check the key';
    case 'unlock':
      return 'Unlock keys';
    case 'bind-key':
      return 'Bind the key';
    case 'allow-origin':
      return `Allow ${hostOf(next.origin)}`;
    case 'raise-budget':
      return 'Raise the budget';
    case 'sign-in':
      return 'Sign in';
    case 'try-again':
      return next.cost ? `Ask again · ${next.cost}` : 'Ask again';
    case 'wait':
    case 'none':
      return null;
  }
};

/** Null where there is nothing to do but wait. */
export const nextViewOf = (problem: Problem, planId: string): NextView | null => {
  const label = labelOf(problem.next);
  return label === null ? null : { label, problem, planId };
};

/** Where the workbench shows a company: its row in a list that holds it, else the workbench's first view. */
export const benchHashOfCompany = (
  listId: string | null,
  company: { readonly name: string | null; readonly domain: string | null } | null,
): string => {
  if (listId === null) return '#/';
  const find = company?.domain ?? company?.name ?? '';
  return `#/list/${encodeURIComponent(listId)}?find=${encodeURIComponent(find)}`;
};

/** The workbench's address for steps that are taken there; null for those taken here. */
export const benchHashOf = ({ next }: Problem, planId: string): string | null => {
  switch (next.do) {
    case 'edit-request': {
      const at = `#/request/${encodeURIComponent(next.requestId ?? planId)}`;
      return next.tab ? `${at}/${encodeURIComponent(next.tab)}` : at;
    }
    case 'change-key':
      return next.secret ? `#/keys?secret=${encodeURIComponent(next.secret)}` : '#/keys';
    case 'bind-key':
      return `#/keys?secret=${encodeURIComponent(next.secret)}`;
    case 'raise-budget':
      return `#/request/${encodeURIComponent(next.requestId ?? planId)}/cost`;
    default:
      return null;
  }
};
