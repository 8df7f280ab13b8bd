/** What a page of ours does, from outside, with Puppeteer's pages. */
import type { Page } from 'puppeteer-core';
import type { CommandInput } from '../../lib/core/message/command.ts';
import * as ofOwn from '../../scripts/machine/own-page.ts';

const owned = (page: Page): ofOwn.OwnPage => ({
  // Puppeteer's types unwrap handles to what is in the page, and none is given here.
  evaluate: <G, R>(work: (given: G) => R | Promise<R>, given: G) =>
    page.evaluate(work as (given: unknown) => R | Promise<R>, given) as Promise<R>,
});

export const command = (own: Page, wanted: CommandInput): Promise<unknown> =>
  ofOwn.command(owned(own), wanted);

export const rowsIn = (own: Page, table: string): Promise<Record<string, unknown>[]> =>
  ofOwn.rowsIn(owned(own), table);

export const put = (own: Page, table: string, rows: readonly unknown[]): Promise<void> =>
  ofOwn.put(owned(own), table, rows);
