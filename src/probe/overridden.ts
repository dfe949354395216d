import { readlinkSync, statSync } from 'node:fs';
import type { BrokenLink, ClientFacts } from '../facts/client.ts';
import type { ResolvedOptions } from '../optionfile/resolve.ts';
import { type FileView, fileFact } from './file-fact.ts';

/** The files that a later line of an option file took the place of: the last one of each option. */
export async function overriddenFiles(
  options: ResolvedOptions,
  view: FileView,
): Promise<NonNullable<ClientFacts['overridden']>> {
  const found: {
    -readonly [Role in keyof NonNullable<ClientFacts['overridden']>]: NonNullable<ClientFacts['overridden']>[Role];
  } = {};
  for (const { name, winner, overridden } of options.effective) {
    const role = /^ssl-(ca|cert|key)$/.exec(name)?.[1] as 'ca' | 'cert' | 'key' | undefined;
    const value = overridden.filter((line) => line.value !== winner.value).at(-1)?.value;
    if (role !== undefined && value !== undefined && value !== null && value !== '')
      found[role] = await fileFact(value, view);
  }
  return found;
}

/** Option files of the order that are links to nothing: Debian's /etc/mysql/my.cnf after a package has gone. */
export function brokenLinks(options: ResolvedOptions): BrokenLink[] {
  return options.files
    .filter(({ status }) => status === 'missing')
    .flatMap(({ path }) => {
      const target = targetOf(path);
      return target === undefined || isThere(path) ? [] : [{ path, target }];
    });
}

function targetOf(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

function isThere(path: string): boolean {
  try {
    statSync(path);
    return true;
  } catch {
    return false;
  }
}
