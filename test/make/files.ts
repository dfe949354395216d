import type { FileContent, FileFact, Identity, KeyFact, PathStep } from '../../src/facts/file.ts';

export const mysql: Identity = { name: 'mysql', uid: 104, gid: 110, groups: [] };

const owners: Record<string, { uid: number; gid: number }> = {
  root: { uid: 0, gid: 0 },
  mysql: { uid: 104, gid: 110 },
};

/**
 * The steps of a path from a short form: `/0755 etc/0700 key.pem:0640,root` is a root folder, a folder and a file; the
 * owner is root unless said; `name:missing` is a component that is not there.
 */
export function pathTo(spec: string): PathStep[] {
  let path = '';
  return spec.split(' ').map((part) => {
    const match = /^([^:/]*)([:/])(\w+)(?:,(\w+))?$/.exec(part);
    const [, name = '', mark = '/', mode = '', owner = 'root'] = match ?? [];
    path = path === '' && name === '' ? '/' : `${path === '/' ? '' : path}/${name}`;
    if (mode === 'missing') return { path, type: 'missing' };
    const ids = owners[owner] ?? { uid: 0, gid: 0 };
    const type = mark === '/' ? 'directory' : 'file';
    return { path, type, mode: Number.parseInt(mode, 8), ...ids, owner, group: owner };
  });
}

/** A file fact from the short form, with content where given. */
export function fileAt(spec: string, content?: FileContent): FileFact {
  const steps = pathTo(spec);
  const path = steps.at(-1)?.path ?? '/';
  return { named: path, path, steps, real: path, ...(content === undefined ? {} : { content }) };
}

export function pem(...blocks: FileContent['blocks']): FileContent {
  return { form: 'pem', blocks, lineEnds: 'lf' };
}

export function privateKey(parts: Partial<KeyFact> = {}): FileContent {
  return pem({ kind: 'private-key', key: { form: 'pkcs8', encrypted: false, algorithm: 'rsa', bits: 2048, ...parts } });
}
