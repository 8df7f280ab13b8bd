/** Group commit: what many calls want to write at about the same time goes into one transaction, as a strict one costs a disk flush. */

/**
 * @param write takes all that gathered, in order, and gives one result for each.
 * @param pause lets others join the first; while a write is under way the next group gathers by itself.
 */
export function createBatch<Item, Result>(
  write: (items: readonly Item[]) => Promise<readonly Result[]>,
  pause: () => Promise<void>,
): (item: Item) => Promise<Result> {
  interface Waiting {
    readonly item: Item;
    readonly resolve: (result: Result) => void;
    readonly reject: (reason: unknown) => void;
  }
  let gathered: Waiting[] = [];
  let writing = false;

  const drain = async (): Promise<void> => {
    writing = true;
    while (gathered.length > 0) {
      await pause();
      const group = gathered;
      gathered = [];
      try {
        const results = await write(group.map(({ item }) => item));
        for (const [i, { resolve, reject }] of group.entries()) {
          const result = results[i];
          if (i < results.length)
            resolve(result as Result); // `results` has one for each item: the port's contract.
          else reject(new Error('The store gave no result for this write.'));
        }
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    writing = false;
  };

  return item =>
    new Promise((resolve, reject) => {
      gathered.push({ item, resolve, reject });
      if (!writing) void drain();
    });
}
