/** Loupe's button in the browser's toolbar: with a red diamond while something needs the person. */
import { browser } from 'wxt/browser';

export const showNeed = async (needed: boolean): Promise<void> => {
  const name = needed ? 'needs-you-' : '';
  await browser.action.setIcon({ path: { 16: `/icon/${name}16.png`, 32: `/icon/${name}32.png` } });
  await browser.action.setTitle({ title: needed ? 'Loupe: something needs you' : 'Loupe' });
};
