import type { Mount } from '../facts/file.ts';
import { localMachine } from '../io/local-machine.ts';
import { type Machine, textOf } from '../io/machine.ts';

/** The mounts of `/proc/self/mountinfo` (proc(5)); lines of another form are passed over. */
export function parseMounts(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const [front = '', back] = line.split(' - ');
    const [, , , , point, options = ''] = front.split(' ');
    const type = back?.split(' ')[0];
    if (point === undefined || type === undefined) return [];
    const unescaped = point.replace(/\\(\d{3})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 8)));
    return [{ point: unescaped, type, options }];
  });
}

/** The mounts of a machine; none where it cannot be told. */
export async function readMounts(machine: Machine = localMachine): Promise<Mount[]> {
  return parseMounts((await textOf(machine, '/proc/self/mountinfo')) ?? '');
}

/** The mount that a real path lies on: the last of those with the longest mount point. */
export function mountOf(path: string, mounts: readonly Mount[]): Mount | undefined {
  let best: Mount | undefined;
  for (const mount of mounts) {
    const inside = mount.point === '/' || path === mount.point || path.startsWith(`${mount.point}/`);
    if (inside && mount.point.length >= (best?.point.length ?? 0)) best = mount;
  }
  return best;
}
