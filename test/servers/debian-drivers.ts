import { fetchDebian } from '../../scripts/drivers/fetch.ts';
import { findOnPath } from '../../scripts/servers/apt.ts';

/** A driver that Debian packages, unpacked into the cache and never installed. */
export interface Driver {
  /** The folder that it was unpacked to; undefined: it can't be had, `missing` says why. */
  readonly folder: string | undefined;
  readonly missing: string;
}

/** Fetches a package as the machine's own apt would, once; later runs find it in the cache. `program` runs it. */
export function driver(debianPackage: string, program: string): Driver {
  if (findOnPath(program) === null) return { folder: undefined, missing: `no ${program} on this machine` };
  const { folder, missing = '' } = { folder: undefined, ...fetchDebian(debianPackage, [debianPackage], false) };
  return { folder, missing };
}
