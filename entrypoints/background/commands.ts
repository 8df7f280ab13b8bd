/** Carries out what our own pages command. */
import * as v from 'valibot';
import type { Browser } from 'wxt/browser';
import { leavePanelCompany } from '../../lib/browser/panel-company.ts';
import { dropOrigin, patternOf } from '../../lib/browser/permissions.ts';
import { openPanelOrPopup } from '../../lib/browser/side-panel.ts';
import { injectIntoOpenTabs, registerSites } from '../../lib/browser/sites.ts';
import { tellAll, tellSite } from '../../lib/browser/tabs.ts';
import {
  type CardCommand,
  type Command,
  cardCommandSchema,
  commandSchema,
} from '../../lib/core/message/command.ts';
import { subjectOf } from '../../lib/core/record/subject.ts';
import { estimate } from '../../lib/engine/estimate.ts';
import { loadPlan, type Plan } from '../../lib/engine/plan.ts';
import { resolverPlanFor } from '../../lib/engine/resolve-name.ts';
import { settlePush } from '../../lib/store/pushes.ts';
import { judgeResult } from '../../lib/store/results.ts';
import { setting } from '../../lib/store/settings.ts';
import { allowed, allSites, forgetSite, setSite } from '../../lib/store/sites.ts';
import { app, database } from './app.ts';
import { lookUpNow } from './look-up.ts';
import { cardOf, tellCardHost } from './page-door.ts';
import { startPush } from './push.ts';
import { remap } from './remap.ts';
import { settleUnknown } from './settle-unknown.ts';
import { signIn } from './sign-in.ts';
import { rowsOf } from './source.ts';
import { changeTimed } from './timed.ts';

const planOf = async (planId: string): Promise<Plan> => {
  const plan = await loadPlan((await app()).ports.plans, planId);
  if (!plan) throw new Error('This request was deleted. Choose another.');
  return plan;
};

const changeSite = async ({ origin, state }: Extract<Command, { do: 'site' }>): Promise<void> => {
  const db = await database();
  if (state === 'forget') {
    await forgetSite(db, origin);
    await dropOrigin(origin);
  } else await setSite(db, origin, { state }, Date.now());
  await registerSites(allowed(await allSites(db)));
  if (state === 'on' || state === 'quiet') await injectIntoOpenTabs(origin);
  await tellSite(patternOf(origin), { tell: 'site-changed' });
};

/** @throws with a sentence for a person */
const carryOut = async (command: Command): Promise<unknown> => {
  switch (command.do) {
    case 'look-up': {
      const found = lookUpNow(command.company, command.plans, command.refresh);
      await tellAll({ tell: 'states-changed' });
      return found.finally(() => tellAll({ tell: 'states-changed' }));
    }
    case 'estimate': {
      const { ports, db } = await app();
      const plan = await planOf(command.planId);
      const rows = await rowsOf(db, command.source, plan, Date.now());
      const resolver = await resolverPlanFor(ports.plans, plan, await setting(db, 'resolverPlan'));
      return estimate(ports, plan, resolver, rows, command.refresh);
    }
    case 'start-run': {
      const { runner, db } = await app();
      const plan = await planOf(command.planId);
      if (!plan.enabled)
        throw new Error(`"${plan.name}" is off. Turn it on first, under Packs or in the request.`);
      const rows = await rowsOf(db, command.source, plan, Date.now());
      if (rows.length === 0) throw new Error('No row is left to ask: choose other rows, or "all".');
      const listId = command.source.kind === 'list' ? command.source.listId : null;
      const { planId, title, refresh } = command;
      return { runId: await runner.start({ planId, listId, title, refresh, unit: plan.unit, rows }) };
    }
    case 'steer-run':
      return (await app()).runner[command.action](command.runId);
    case 'save-schedule':
    case 'steer-schedule':
    case 'save-watch':
    case 'steer-watch':
    case 'look-again':
      return changeTimed(command);
    case 'start-push':
      return startPush(command);
    case 'settle-push':
      return settlePush(await database(), command);
    case 'settle-unknown':
      return settleUnknown(command);
    case 'test': {
      const { test } = await app();
      return test(command.definition, command.values);
    }
    case 'remap':
      return remap(await planOf(command.planId));
    case 'judge':
      return judgeResult(await database(), command.planId, command.subject, command.verdict);
    case 'site':
      return changeSite(command);
    case 'sign-in':
      return signIn(command.requestId, command.definition);
    case 'status':
      await app();
      return null;
  }
};

export const answerOwn = (message: unknown): Promise<unknown> | null => {
  // Broadcasts of the page scripts are for the panel; other messages between our pages are none of ours.
  if (typeof message !== 'object' || message === null || !('do' in message)) return null;
  const parsed = v.safeParse(commandSchema, message);
  return parsed.success
    ? carryOut(parsed.output)
    : Promise.reject(new Error('Loupe does not know this command.'));
};

const carryOutForCard = async (
  command: CardCommand,
  sender: Browser.runtime.MessageSender,
): Promise<unknown> => {
  const tabId = sender.tab?.id ?? -1;
  switch (command.do) {
    case 'card-of': {
      const company = await cardOf(command.nonce, tabId);
      // With its subject: the rules of folding names stay out of the card, which opens sooner.
      return company && { company, subject: subjectOf(company) };
    }
    case 'card-height':
      return tellCardHost(tabId, { tell: 'card-size', height: command.height });
    case 'card-close':
      return tellCardHost(tabId, { tell: 'card-close' });
    case 'panel': {
      const windowId = sender.tab?.windowId ?? -1;
      // First: the browser must still see the click.
      const opened = openPanelOrPopup(windowId);
      if (command.company) await leavePanelCompany(windowId, command.company);
      return opened;
    }
    case 'look-up':
    case 'judge':
      return carryOut(command);
  }
};

export const answerCard = (message: unknown, sender: Browser.runtime.MessageSender): Promise<unknown> => {
  const parsed = v.safeParse(cardCommandSchema, message);
  return parsed.success
    ? carryOutForCard(parsed.output, sender)
    : Promise.reject(new Error('The card may not ask that.'));
};
