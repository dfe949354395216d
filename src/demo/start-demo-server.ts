import { startBuiltinServer } from './builtin-server.ts';
import type { DemoServer } from './demo-server.ts';
import type { Guardian } from './guardian.ts';
import { cachedLaunch, cacheNames, type Places, requireCached } from './launch.ts';
import { pathLaunch } from './path-launch.ts';
import { startRealServer } from './real-server.ts';

/**
 * Starts the server that was asked for; with none asked, a real one from PATH or the test cache, else the built-in one.
 * @param choice `builtin`, a name in the cache, `path`, or the path of a server program
 */
export async function startDemoServer(
  choice: string | undefined,
  places: Places,
  folder: string,
  guardian: Guardian,
  signal: AbortSignal,
): Promise<DemoServer> {
  if (choice === 'builtin') return await startBuiltinServer(folder);
  if (choice === undefined) {
    const cached = cacheNames.map((name) => cachedLaunch(places, name)).find((launch) => launch !== undefined);
    if (cached !== undefined) return await startRealServer(cached, folder, guardian, signal);
    const onPath = await pathLaunch(undefined, places, `${folder}-template`);
    return onPath === undefined
      ? await startBuiltinServer(folder)
      : await startRealServer(onPath, folder, guardian, signal);
  }
  if (choice === 'path' || choice.includes('/')) {
    const launch = await pathLaunch(choice === 'path' ? undefined : choice, places, `${folder}-template`);
    if (launch !== undefined) return await startRealServer(launch, folder, guardian, signal);
  }
  return await startRealServer(requireCached(places, choice), folder, guardian, signal);
}
