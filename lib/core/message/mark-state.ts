/** What a mark tells: a company that is known by its domain or only guessed, looked up, being looked up, or failed. */
export const MARK_STATES = ['known', 'guessed', 'enriched', 'asking', 'failed'] as const;
export type MarkState = (typeof MARK_STATES)[number];
