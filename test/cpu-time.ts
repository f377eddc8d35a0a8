import process from 'node:process';

/** What an act costs this process. Units: milliseconds of CPU, which other work on the machine does not change. */
export async function cpuMs(act: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
