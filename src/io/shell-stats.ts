import { errnoIn } from './errno-text.ts';
import type { FileStats, NotSeen } from './machine.ts';

/** By the upper bits of st_mode (inode(7)). */
const types: ReadonlyMap<number, FileStats['type']> = new Map([
  [0o10, 'file'],
  [0o4, 'directory'],
  [0o12, 'link'],
]);

/**
 * One answer for each path, from lines `S MODE UID GID SIZE TIME DEVICE INODE PATH` with the errors of stat among them, and
 * lines `L PATH TARGET` where links were not followed.
 */
export function statsFrom(
  paths: readonly string[],
  lines: readonly string[],
  targets: readonly string[],
): (FileStats | NotSeen)[] {
  const found = new Map(lines.filter((line) => line.startsWith('S ')).map((line) => [pathOf(line), line]));
  const errors = lines.filter((line) => !line.startsWith('S '));
  return paths.map((path) => {
    const line = found.get(path);
    if (line === undefined) {
      const said = errors.find((one) => one.includes(`'${path}'`));
      return { errno: errnoIn(said ?? (paths.length === 1 ? errors[0] : undefined) ?? '') };
    }
    const target = targets.find((one) => one.startsWith(`L ${path} `))?.slice(path.length + 3);
    const stats = statsOf(line, target);
    // A link that doesn't say where it points is another user's.
    return stats.type === 'link' && target === undefined ? { errno: 'EACCES' } : stats;
  });
}

const pathOf = (line: string): string => line.split(' ').slice(8).join(' ');

function statsOf(line: string, target: string | undefined): FileStats {
  const [, mode = '', uid, gid, size, time, device, inode] = line.split(' ');
  const bits = Number.parseInt(mode, 16);
  return {
    type: types.get(bits >> 12) ?? 'other',
    mode: bits & 0o7777,
    uid: Number(uid),
    gid: Number(gid),
    size: Number(size),
    modified: new Date(Number(time) * 1000),
    identity: `${device}:${inode}`,
    ...(target === undefined ? {} : { target }),
  };
}
