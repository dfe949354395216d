import { rm } from 'node:fs/promises';
import { asTlsqlError, fail } from '../base/error.ts';
import { startBuiltinServer } from './builtin-server.ts';
import type { DemoServer } from './demo-server.ts';
import type { Guardian } from './guardian.ts';
import { cachedLaunch, cacheNames, type Places, requireCached, serverOnPath } from './launch.ts';
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
  if (choice === undefined) return await startWhatIsHere(places, folder, guardian, signal);
  if (!choice.includes('/') && ![...cacheNames, 'path'].some((name) => name === choice)) {
    fail('usage', {
      seen: `--server ${choice}`,
      expected: `builtin, ${cacheNames.join(', ')}, or the path of mysqld or mariadbd`,
    });
  }
  if (choice === 'path' || choice.includes('/')) {
    const launch = await pathLaunch(choice === 'path' ? undefined : choice, places, `${folder}-template`);
    if (launch !== undefined) return await startRealServer(launch, folder, guardian, signal);
  }
  return await startRealServer(requireCached(places, choice), folder, guardian, signal);
}

/** The best server that is here and starts; whichever does not start is passed over, and the label says so. */
async function startWhatIsHere(
  places: Places,
  folder: string,
  guardian: Guardian,
  signal: AbortSignal,
): Promise<DemoServer> {
  const cached = cacheNames.map((name) => cachedLaunch(places, name)).find((launch) => launch !== undefined);
  let why: string;
  try {
    const launch = cached ?? (await pathLaunch(undefined, places, `${folder}-template`));
    if (launch === undefined) return await startBuiltinServer(folder);
    return await startRealServer(launch, folder, guardian, signal);
  } catch (error) {
    signal.throwIfAborted();
    const { code } = asTlsqlError(error);
    if (!passedOver.has(code)) throw error;
    why = `${cached?.name ?? serverOnPath(places) ?? 'a server'} is here and does not start: ${code}`;
  }
  await rm(folder, { recursive: true, force: true });
  const server = await startBuiltinServer(folder);
  return { ...server, label: `${server.label}, because ${why}` };
}

/** Errors of one server program that say nothing about the built-in server. */
const passedOver: ReadonlySet<string> = new Set([
  'server-did-not-start',
  'server-not-here',
  'file-not-readable',
  'file-missing',
  'disk-full',
]);
