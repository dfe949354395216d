import type { FileFact, Identity, PathStep } from '../../facts/file.ts';

/** What stands between a user and the content of a file. */
export type PathObstacle =
  /** A component does not exist. */
  | 'missing'
  /** A link leads nowhere, or in a circle. */
  | 'link-broken'
  /** A folder on the way may not be passed (no x). */
  | 'folder-closed'
  /** The file itself may not be read. */
  | 'file-closed'
  /** A folder, socket or device stands where a file should. */
  | 'not-a-file'
  /** The program's own mount namespace does not show it. */
  | 'hidden'
  /** All mode bits allow it and it is refused all the same. */
  | 'refused-beyond-modes';

export interface PathVerdict {
  readonly obstacle: PathObstacle;
  /** The component at which it ends. */
  readonly step: PathStep;
}

/** r = 4, w = 2, x = 1. */
type Want = 4 | 2 | 1;

/**
 * Whether the mode bits and access lists of one component let `who` do it: the class of the owner decides alone, then named
 * users, then all groups together, then the rest (POSIX 1003.1e draft 17, 23.1.5; acl(5)). Undefined: not enough is known.
 */
export function allows(step: PathStep, who: Identity, want: Want): boolean | undefined {
  if (who.uid === 0) return true;
  const { mode, uid, gid, acl = [] } = step;
  if (mode === undefined || uid === undefined || gid === undefined) return undefined;
  if (who.uid === uid) return ((mode >> 6) & want) !== 0;
  const mask = acl.find(({ tag }) => tag === 'mask')?.bits ?? 7;
  const named = acl.find((entry) => entry.tag === 'user' && entry.who === who.uid);
  if (named !== undefined) return (named.bits & mask & want) !== 0;
  const groups = [who.gid, ...who.groups];
  const ownGroup = acl.find((entry) => entry.tag === 'group' && entry.who === undefined);
  const bits = [
    ...(groups.includes(gid) ? [ownGroup === undefined ? (mode >> 3) & 7 : ownGroup.bits & mask] : []),
    ...acl
      .filter((entry) => entry.tag === 'group' && entry.who !== undefined && groups.includes(entry.who))
      .map((entry) => entry.bits & mask),
  ];
  if (bits.length > 0) return bits.some((value) => (value & want) !== 0);
  return (mode & want) !== 0;
}

/** The first obstacle on the way of `who` to the file (or folder) that `file` describes; undefined when none was seen. */
export function pathObstacle(file: FileFact, who: Identity, kind: 'file' | 'folder' = 'file'): PathVerdict | undefined {
  const last = file.steps.at(-1);
  // The kernel knows of access lists and capabilities that modes do not show.
  const opens = file.opened?.ok === true && sameUser(file.opened.as, who);
  for (const step of file.steps) {
    const verdict = stepObstacle(step, step === last, opens ? undefined : who, kind);
    if (verdict !== undefined) return { obstacle: verdict, step };
  }
  if (last === undefined) return undefined;
  if (file.inside?.exists === false) return { obstacle: 'hidden', step: last };
  if (file.opened?.ok === false && file.opened.errno !== 'ENOENT')
    return { obstacle: 'refused-beyond-modes', step: last };
  return undefined;
}

const sameUser = (a: Identity, b: Identity): boolean => a.uid === b.uid && a.gid === b.gid;

function stepObstacle(
  step: PathStep,
  isLast: boolean,
  /** Undefined: it was seen to get through. */
  who: Identity | undefined,
  kind: 'file' | 'folder',
): PathObstacle | undefined {
  const may = (want: Want): boolean => who === undefined || allows(step, who, want) !== false;
  if (step.errno === 'ELOOP') return 'link-broken';
  if (step.type === 'missing' || step.errno === 'ENAMETOOLONG') return 'missing';
  if (step.type === 'link' || step.type === 'unknown') return undefined;
  if (isLast && kind === 'file') {
    if (step.type !== 'file') return 'not-a-file';
    return may(4) ? undefined : 'file-closed';
  }
  if (step.type !== 'directory') return 'not-a-file';
  return may(1) && (!isLast || may(4)) ? undefined : 'folder-closed';
}

/** `0700 root:root`; `0770+ root:root` where an access list says more. */
export function modeText(step: PathStep): string {
  const mode = step.mode === undefined ? '????' : step.mode.toString(8).padStart(4, '0');
  return `${mode}${step.acl === undefined ? '' : '+'} ${step.owner ?? step.uid ?? '?'}:${step.group ?? step.gid ?? '?'}`;
}

/** The entries of an access list as getfacl writes them; undefined where there is none. */
export function accessListText({ acl }: PathStep): string | undefined {
  const letters = (bits: number): string =>
    [...'rwx'].map((one, at) => ((bits & (4 >> at)) === 0 ? '-' : one)).join('');
  return acl?.map(({ tag, who, bits }) => `${tag}:${who ?? ''}:${letters(bits)}`).join(' ');
}

/** `mysql (uid 104)` */
export function userText(who: Identity): string {
  return who.name === undefined ? `uid ${who.uid}` : `${who.name} (uid ${who.uid})`;
}
