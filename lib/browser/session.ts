/** Memory that ends with the browser and that content scripts cannot read: `storage.session` in its default access. */
import { browser } from 'wxt/browser';

export const sessionMemory = {
  get: async (key: string): Promise<string | null> => {
    const { [key]: value } = await browser.storage.session.get(key);
    return typeof value === 'string' ? value : null;
  },
  set: (key: string, value: string): Promise<void> => browser.storage.session.set({ [key]: value }),
  remove: (key: string): Promise<void> => browser.storage.session.remove(key),
};
