/**
 * Milliseconds of processor that this process has used. What bounds a hostile input's work is bounded by this: on a busy
 * machine the clock on the wall runs on while nothing works.
 */
export const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
