/** Every screen of ours, in both themes, by the rules of WCAG 2.2 A and AA. */
import { AxeBuilder } from '@axe-core/playwright';
import { knowCompanies } from './hostile/world.ts';
import { expect, put, storedRequest, test } from './loupe.ts';

const SCREENS = [
  'popup.html',
  'sidepanel.html',
  'workbench.html',
  'workbench.html#/list/l',
  'workbench.html#/list/l?score=new',
  'workbench.html#/list/l?push=facts',
  'workbench.html#/list/l?schedule=s',
  'workbench.html#/schedules',
  'workbench.html#/request/facts',
  'workbench.html#/request/facts/auth',
  'workbench.html#/request/facts/paging',
  'workbench.html#/request/facts/fields',
  'workbench.html#/request/facts/limits',
  'workbench.html#/request/facts/advanced',
  'workbench.html#/request/new',
  'workbench.html#/runs',
  'workbench.html#/keys',
  'workbench.html#/packs',
  'workbench.html#/settings',
];

/** In the page: the colours have passed into those of the other theme. */
const turned = async (): Promise<void> => {
  await new Promise(requestAnimationFrame);
  const passing = document.getAnimations().filter(one => one instanceof CSSTransition);
  await Promise.allSettled(passing.map(one => one.finished));
};

test('no screen has a serious accessibility finding, in light and dark', async ({ own, loupe }) => {
  test.setTimeout(120_000);
  await put(own, 'requests', [
    storedRequest({
      url: 'https://api.example/v1',
      fields: [{ name: 'size', label: 'Size', path: '$.size' }],
    }),
  ]);
  await knowCompanies(own, 30, ['facts']);
  const problem = { kind: 'secret-locked', message: 'Your keys are locked.', next: { do: 'unlock' } };
  const turns = { timetable: { every: 'day', at: 480 }, paused: false, nextDue: 9e12, lastDue: 0, rev: 1 };
  const held = { since: 0, lookAgain: 9e12, problem };
  const schedule = { id: 's', listId: 'l', planId: 'facts', only: 'due', cap: {}, createdAt: 0, last: null };
  await put(own, 'schedules', [{ ...turns, ...schedule, held }]);
  const changes = [{ kind: 'empty', what: 'Size', path: '$.size', was: '7', now: 'Nothing is there.' }];
  const last = { at: 0, verdict: 'changed', problem: null, changes, charged: 0, unit: 'credit' };
  const sample = { at: 0, fields: {}, shape: {} };
  await put(own, 'watches', [
    { ...turns, requestId: 'facts', values: {}, sample, checking: null, held: null, last },
  ]);
  const found: string[] = [];
  for (const screen of SCREENS) {
    const page = await loupe.context.newPage();
    await page.goto(loupe.page(screen));
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.waitForTimeout(400);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(turned);
      const { violations } = await new AxeBuilder({ page })
        .setLegacyMode(true)
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze();
      for (const { id, impact, nodes } of violations)
        if (impact === 'serious' || impact === 'critical')
          found.push(`${screen}, ${colorScheme}: ${id} at ${nodes[0]?.target.join(' ')}`);
    }
    await page.close();
  }
  expect(found).toEqual([]);
});
