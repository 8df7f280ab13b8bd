import type { Plugin } from 'vite';

const INTO_PAGES = /(\/wxt\/dist)\/utils\/(?:content-script-context|internal\/custom-events)\.mjs$/;
const POLYFILLED = new Set(['wxt/browser', '@wxt-dev/webextension-polyfill/browser']);

/**
 * Vite plugin: WXT's own code around a content script asks the browser for its id and addresses alone, for which
 * it need not bring the polyfill into every page.
 */
export function bareBrowser(): Plugin {
  return {
    name: 'bare-browser',
    enforce: 'pre',
    resolveId(source, importer = '') {
      const from = importer.replaceAll('\\', '/');
      return POLYFILLED.has(source) && INTO_PAGES.test(from)
        ? from.replace(INTO_PAGES, '$1/browser.mjs')
        : null;
    },
  };
}
