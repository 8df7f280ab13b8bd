export const root: string;
export function nodePath(): string;
export function environment(extra?: Record<string, string>): NodeJS.ProcessEnv;
export function run(
  command: string,
  args: readonly string[],
  options?: { quiet?: boolean; env?: Record<string, string>; cwd?: string },
): Promise<{ code: number; output: string }>;
