/** Addresses that these plans call and that the user has not allowed yet. */
import { useEffect, useState } from 'preact/hooks';
import { askForOrigins, onPermissionsChanged, permissions } from '../browser/permissions.ts';
import { bookOf, EMPTY_BOOK, type PlanInfo } from './plan-info.ts';
import { useScreen } from './screen.ts';
import { useAnswer } from './use-answer.ts';

/** `known`: of these plans, and not of what was asked before, the browser told. */
function useMissingOrigins(plans: readonly PlanInfo[]): Pick<Leave, 'known' | 'missing'> {
  const origins = [...new Set(plans.flatMap(plan => plan.origins))].sort();
  const [told, setTold] = useState<{ readonly of: string; readonly missing: readonly string[] }>();
  const [turn, setTurn] = useState(0);
  useEffect(() => onPermissionsChanged(() => setTurn(n => n + 1)), []);
  const wanted = origins.join(' ');
  useEffect(() => {
    let gone = false;
    const each = wanted === '' ? [] : wanted.split(' ');
    Promise.all(each.map(origin => permissions.has(origin))).then(
      has => {
        if (!gone) setTold({ of: wanted, missing: each.filter((_, i) => !has[i]) });
      },
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [wanted, turn]);
  return { missing: told?.missing ?? [], known: told?.of === wanted };
}

/** `api.hunter.io, api.gleif.org and 3 more` */
export function hostsOf(origins: readonly string[], most = 3): string {
  const hosts = origins.map(origin => new URL(origin).host);
  if (hosts.length <= most) return new Intl.ListFormat('en').format(hosts);
  return `${hosts.slice(0, most - 1).join(', ')} and ${hosts.length - most + 1} more`;
}

export interface Leave {
  /** It was read what is asked, and the browser told what is allowed. */
  readonly known: boolean;
  /** Not allowed yet. */
  readonly missing: readonly string[];
  /** Asks for what is missing, then goes on. To be called at once in the click or key press. */
  first(go: () => void): void;
}

/**
 * Leave to call what a lookup asks: the browser's own question comes before the first call.
 * @param plans what is asked; null: what a lookup by hand asks
 * @param names a name without a domain is among the companies: its domain is asked for first
 */
export function useLeave(plans: readonly PlanInfo[] | null, names: boolean): Leave {
  const { door, fail, toast } = useScreen();
  const read = useAnswer(door, 'plans', '');
  const { byHand, resolver } = read ? bookOf(read) : EMPTY_BOOK;
  const wanted = [...(plans ?? byHand), ...(names && resolver ? [resolver] : [])];
  const { missing, known } = useMissingOrigins(wanted);
  const all = new Set(wanted.flatMap(plan => plan.origins)).size;
  return {
    known: read !== null && known,
    missing,
    first: go => {
      if (missing.length === 0) return go();
      askForOrigins(missing).then(granted => {
        if (granted) return go();
        toast({ tone: 'waits', text: `${hostsOf(missing)} was not allowed. Nothing was asked there.` });
        // What is allowed already need not wait for what is not.
        if (missing.length < all) go();
      }, fail);
    },
  };
}
