import type { SafeMend } from '../checks/engine/mend.ts';

/** How a path stood when the plan was made. */
export interface PathState {
  readonly type: 'file' | 'directory' | 'link' | 'other' | 'missing';
  readonly uid: number;
  /** All links followed; undefined when it leads nowhere. */
  readonly real?: string;
  /** Whether the folder that it lies in (for a folder: itself) can be written to. */
  readonly writable: boolean;
}

/** Folders that belong to all programs of the machine. */
const everybodys =
  /^\/(?:|bin|boot|dev|etc|home|lib|lib64|media|mnt|opt|proc|root|run|sbin|srv|sys|tmp|usr|var)$|^\/(?:usr|var)\/(?:bin|cache|lib|local|log|run|sbin|share|spool|tmp)$|^\/(?:dev|proc|sys)\//;

/** Why an act is not done for anybody; undefined: it is safe, and whoever runs this may do it. */
export function whyNot(mend: SafeMend, state: PathState | undefined, uid: number): string | undefined {
  const path = 'path' in mend ? mend.path : 'file' in mend ? mend.file : mend.folder;
  if (!path.startsWith('/')) return `${path} is no absolute path`;
  if (state === undefined) return `${path} could not be looked at`;
  if (state.type === 'missing' && mend.kind !== 'link') return `${path} is not there`;
  if (mend.kind === 'link' && state.type !== 'missing' && state.type !== 'link')
    return `${path} is no link: what is in it would be lost`;
  const changesRights =
    mend.kind === 'mode' || mend.kind === 'owner' || mend.kind === 'group-of' || mend.kind === 'acl';
  if (changesRights && everybodys.test(state.real ?? path)) return `${path} belongs to all programs of this machine`;
  if (mend.kind === 'mode' && opensForWriting(mend.mode)) return `chmod ${mend.mode} would let others write`;
  if (uid === 0) return undefined;
  if (mend.kind === 'owner' || mend.kind === 'group-of') return `only root may give ${path} to another: use sudo`;
  if (mend.kind === 'mode' || mend.kind === 'acl')
    return state.uid === uid ? undefined : `${path} belongs to another user: use sudo`;
  return state.writable ? undefined : `${path} cannot be written to: use sudo`;
}

function opensForWriting(mode: string): boolean {
  if (/^[0-7]{3,4}$/.test(mode)) return (Number.parseInt(mode, 8) & 0o022) !== 0;
  return mode.split(',').some((part) => !/^(?:u[+-=][rwxX]*|[go]+(?:-[rwxX]*|[+=][rxX]*))$/.test(part));
}
