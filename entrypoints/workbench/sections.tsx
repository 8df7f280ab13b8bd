import {
  Activity,
  Braces,
  CalendarClock,
  History,
  KeyRound,
  Package,
  Settings,
  Table2,
  Waypoints,
} from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { SideSectionProps } from '../../components/frame/SideSection.tsx';
import { formatDay, formatNumber, formatPercent } from '../../lib/core/format.ts';
import type { Run } from '../../lib/core/record/records.ts';
import { isRed } from '../../lib/core/watch/watch.ts';
import { listsWithCounts } from '../../lib/store/lists.ts';
import { useLive } from '../../lib/store/live.ts';
import { planList } from '../../lib/store/plan-list.ts';
import { lastFailures, runsNewestFirst } from '../../lib/store/run-views.ts';
import { schedulesOf } from '../../lib/store/schedules.ts';
import { watchesOf } from '../../lib/store/watches.ts';
import { useBench } from './bench.ts';
import { now } from './clock.ts';
import { NewList } from './lists/NewList.tsx';
import { go, hrefOf, type Route } from './router.ts';
import { doneOf, runName } from './runs/words.ts';

const RUNS_SHOWN = 4;

/** What stands in the side of the frame, kept true. */
export function useSections(at: Route) {
  const { db } = useBench();
  const [naming, setNaming] = useState(false);
  const lists = useLive(() => listsWithCounts(db), [], []).value;
  const plans = useLive(() => planList(db), [], []).value;
  const runs = useLive(() => runsNewestFirst(db, RUNS_SHOWN), [], []).value;
  const keys = useLive(() => db.secrets.toCollection().primaryKeys(), [], []).value;
  const failing = useLive(() => lastFailures(db, 20), [], []).value;
  const schedules = useLive(() => schedulesOf(db), [], []).value;
  const watches = useLive(() => watchesOf(db), [], []).value;
  const timed = schedules.length + watches.length;
  const troubled = new Set([
    ...failing.map(result => result.planId),
    ...watches.filter(isRed).map(watch => watch.requestId),
  ]);
  const names = new Map(plans.map(plan => [plan.id, plan.name]));
  const isAt = (view: Route['view'], id?: string) => at.view === view && (!('id' in at) || at.id === id);

  const sections: SideSectionProps[] = [
    {
      title: 'Lists',
      add: { label: 'New list', onPress: () => setNaming(true) },
      links: lists.map(({ list, rows }) => ({
        href: hrefOf({ view: 'list', id: list.id }),
        label: list.name,
        icon: Table2,
        note: formatNumber(rows, 0),
        current: isAt('list', list.id),
      })),
    },
    {
      title: 'Requests',
      add: { label: 'New request', onPress: () => go({ view: 'request', id: 'new' }) },
      links: plans
        .filter(plan => plan.enabled)
        .map(plan => ({
          href: hrefOf({ view: 'request', id: plan.id }),
          label: plan.name,
          icon: plan.kind === 'chain' ? Waypoints : Braces,
          note: plan.provider || (plan.kind === 'chain' ? 'chain' : ''),
          tone: troubled.has(plan.id) ? ('problem' as const) : undefined,
          current: isAt('request', plan.id),
        })),
    },
    {
      title: 'Runs',
      links: [
        ...runs.map(run => ({
          href: hrefOf({ view: 'run', id: run.id }),
          label: runName(run, names),
          icon: run.state === 'running' ? Activity : History,
          ...noteOf(run),
          current: isAt('run', run.id),
        })),
        ...(timed > 0
          ? [
              {
                href: '#/schedules',
                label: 'Schedules',
                icon: CalendarClock,
                note: formatNumber(timed, 0),
                current: isAt('schedules'),
              },
            ]
          : []),
        { href: '#/runs', label: 'All runs', icon: History, current: isAt('runs') },
      ],
    },
    {
      title: 'Set-up',
      links: [
        {
          href: '#/keys',
          label: 'Keys',
          icon: KeyRound,
          note: formatNumber(keys.length),
          current: isAt('keys'),
        },
        { href: '#/packs', label: 'Packs', icon: Package, current: isAt('packs') },
        { href: '#/settings', label: 'Settings', icon: Settings, current: isAt('settings') },
      ],
    },
  ];
  const dialogs = <NewList open={naming} onClose={() => setNaming(false)} />;
  return { sections, dialogs };
}

function noteOf(run: Run): { note: string; tone?: 'running' | 'problem' } {
  if (run.state === 'running')
    return { note: formatPercent(run.total ? doneOf(run) / run.total : 0), tone: 'running' };
  if (run.state === 'paused') return run.problem ? { note: 'paused', tone: 'problem' } : { note: 'paused' };
  return { note: formatDay(run.finishedAt ?? run.createdAt, now.value) };
}
