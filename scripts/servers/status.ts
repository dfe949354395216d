import { cacheFolder, cacheRoot, damage } from './cache.ts';
import { catalogue, serverNames } from './catalogue.ts';
import { unobtainable } from './fetch.ts';
import { readLaunch } from './launch.ts';
import { serverOnPath } from './path-server.ts';
import { isAlive } from './processes.ts';
import { type ListedInstance, listInstances } from './registry.ts';

/** One line for each server: its version in the cache, or why it isn't there. */
export function cacheLines(): string[] {
  const own = serverNames.map((name) => {
    const wrong = damage(cacheFolder(name));
    if (wrong === null) return `${name.padEnd(8)} ${readLaunch(name).version}`;
    const reason = unobtainable(name);
    return `${name.padEnd(8)} ${catalogue[name].series}: ${wrong}${reason === null ? '' : `, and ${reason}`}`;
  });
  return [`cache ${cacheRoot()}`, ...own, `path     ${serverOnPath() ?? 'no mysqld or mariadbd on PATH'}`];
}

/** One line for each instance, whoever started it. */
export function instanceLines(instances: readonly ListedInstance[] = listInstances()): string[] {
  if (instances.length === 0) return ['no instances'];
  return instances.map(({ id, record, state }) => {
    if (record === null) return `${id}  ${state}`;
    const { version, server, port, since, owner } = record;
    const whose = owner === null ? 'until stop' : `of process ${owner.pid}${isAlive(owner) ? '' : ', which is gone'}`;
    return `${id}  ${state}  ${version}  process ${server.pid}  port ${port}  since ${since}  ${whose}`;
  });
}

/**
 * The instances that `stop` ends. Named ones, by server or id; without names those that `start` began and those that
 * nobody owns any more, but none of a test run that still goes on.
 */
export function toStop(
  names: readonly string[],
  instances: readonly ListedInstance[] = listInstances(),
): ListedInstance[] {
  const ownerless = ({ record, state }: ListedInstance): boolean =>
    record === null ? state === 'dead' : record.owner === null || !isAlive(record.owner);
  if (names.length === 0) return instances.filter(ownerless);
  return names.flatMap((name) => {
    const found = instances.filter(
      ({ id, record }) => id === name || (record?.name === name && ownerless({ ...blank, record })),
    );
    if (found.length === 0) throw new Error(`no instance ${name} to end: see status`);
    return found;
  });
}

const blank: Omit<ListedInstance, 'record'> = { folder: '', id: '', state: 'running' };
