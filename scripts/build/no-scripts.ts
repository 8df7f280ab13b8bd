/**
 * Stands in the build for the script evaluator of jsonpath-plus (and the parser that it brings): paths reach that
 * library without any script (`lib/core/jsonpath/extended.ts`), so what would run one need not be shipped.
 */
const never = (): never => {
  throw new Error('Scripts in paths are never evaluated.');
};

export class SafeScript {
  constructor() {
    never();
  }
}

/** Reads a property for filters within filters, which no path has either. */
export const getSafeProperty = never;
