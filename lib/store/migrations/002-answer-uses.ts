import type { StoredAnswer } from '../../core/record/records.ts';
import type { AnswerUse, Total } from '../rows.ts';
import type { Migration } from './migration.ts';

/**
 * When an answer was used goes into a small row of its own (marking a use no longer rewrites the body), and the bytes
 * of all answers are counted once, so that the bound is known without reading them.
 */
export const answerUses: Migration = {
  version: 2,
  stores: {
    answers: 'key, requestId, runId',
    answerUses: 'key, usedAt',
    totals: 'name',
  },
  async upgrade(transaction) {
    const uses: AnswerUse[] = [];
    await transaction.table<StoredAnswer, string>('answers').each(answer => {
      const { key, requestId, usedAt, stored } = answer;
      uses.push({ key, requestId, usedAt, stored });
    });
    await transaction.table<AnswerUse, string>('answerUses').bulkPut(uses);
    const value = uses.reduce((sum, use) => sum + use.stored, 0);
    await transaction.table<Total, string>('totals').put({ name: 'answer-bytes', value });
  },
};
