export interface Httpbin {
  readonly origin: string;
  close(): Promise<void>;
}
export function findHttpbin(): string | null;
export function wantHttpbin(): Promise<string | null>;
/** Null where this machine has no httpbin. */
export function startHttpbin(): Promise<Httpbin | null>;
