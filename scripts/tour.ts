/**
 * The main job, done by itself in the built extension. Prints what it did with counts, leaves pictures of each screen in
 * both themes and the CSV in `tour/`, and ends with an error when a step is not true.
 */
import path from 'node:path';
import { editRequest, exportCsv, importList, importPack, runList, scoreList } from './tour/bench-steps.ts';
import { allowSite, collect, lookUpOne, lookUpPage, openCard, readPage, tabAt } from './tour/page-steps.ts';
import { readRealPages } from './tour/real-pages.ts';
import { folder, setStage } from './tour/stage.ts';

const stage = await setStage();
const { context, page: address } = stage.loupe;

try {
  const bench = await context.newPage();
  await bench.goto(address('workbench.html'));
  await importPack(stage, bench);
  await importList(stage, bench);

  const article = await context.newPage();
  await article.setViewportSize({ width: 1120, height: 960 });
  await article.goto(`${stage.site.origin}/article`);
  const tabId = await tabAt(bench, `${stage.site.origin}/article`);
  const popup = await context.newPage();
  await popup.setViewportSize({ width: 400, height: 560 });
  const panel = await context.newPage();
  await panel.setViewportSize({ width: 380, height: 900 });

  await allowSite(stage, popup, tabId);
  await readPage(stage, article, panel, tabId);
  await openCard(stage, article);
  await lookUpPage(stage, panel);
  await collect(stage, panel);
  await lookUpOne(stage, popup, tabId);
  await runList(stage, bench);
  await scoreList(stage, bench);
  await exportCsv(stage, bench);
  await editRequest(stage, bench);
  await readRealPages(stage);
  console.log(`\nDone. Pictures and the CSV are in ${path.relative(process.cwd(), folder) || folder}/.`);
  await stage.close();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  for (const [index, page] of context.pages().entries())
    await page.screenshot({ path: path.join(folder, `failed-${index}.png`) }).catch(() => undefined);
  await stage.close();
  process.exit(1);
}
