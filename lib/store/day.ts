/** Local calendar days: a budget of a day ends at the person's midnight. */

const two = (n: number): string => String(n).padStart(2, '0');

/** `2026-11-23` on this machine's calendar. @param at milliseconds since 1970 */
export function dayOf(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The first day of its month, and a text after every day of it: bounds for a range of days. */
export function monthOf(day: string): { readonly first: string; readonly last: string } {
  return { first: `${day.slice(0, 7)}-01`, last: `${day.slice(0, 7)}-31` };
}

/** When this local day began. */
export function startOfDay(at: number): number {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** When the next local day begins. */
export function nextDay(at: number): number {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime();
}

/** When the next local month begins. */
export function nextMonth(at: number): number {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth() + 1, 1).getTime();
}
