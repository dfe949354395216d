import { expect, it } from 'vitest';
import { mysql, pathTo } from '../../../test/make/files.ts';
import { accessListText, allows, modeText, type PathObstacle, pathObstacle, userText } from './path-access.ts';

const check = (spec: string, obstacle: PathObstacle | undefined, at?: string): void => {
  const verdict = pathObstacle({ named: spec, path: spec, steps: pathTo(spec) }, mysql);
  expect(verdict?.obstacle, spec).toBe(obstacle);
  if (at !== undefined) expect(verdict?.step.path).toBe(at);
};

it('names the first component that stops the user', () => {
  check('/0755 etc/0755 tls/0755 key.pem:0400,mysql', undefined);
  check('/0755 etc/0755 tls/0700 key.pem:0644', 'folder-closed', '/etc/tls');
  check('/0755 etc/0755 tls/0711 key.pem:0644', undefined);
  check('/0755 etc/0755 tls/0755 key.pem:0600', 'file-closed', '/etc/tls/key.pem');
  check('/0755 etc/0755 tls/0755 key.pem:missing', 'missing', '/etc/tls/key.pem');
  check('/0755 etc/0755 tls:missing', 'missing', '/etc/tls');
});

it('lets the class of the user decide alone', () => {
  const step = { path: '/k', type: 'file', mode: 0o077, uid: mysql.uid, gid: 0 } as const;
  expect(allows(step, mysql, 4)).toBe(false);
  expect(allows({ ...step, uid: 0, gid: mysql.gid, mode: 0o604 }, mysql, 4)).toBe(false);
  expect(allows({ ...step, uid: 0, mode: 0o640, gid: 27 }, { ...mysql, groups: [27] }, 4)).toBe(true);
  expect(allows({ path: '/k', type: 'file' }, mysql, 4)).toBeUndefined();
  expect(allows({ ...step, mode: 0 }, { uid: 0, gid: 0, groups: [] }, 4)).toBe(true);
});

it('reads access lists, masked', () => {
  const step = { path: '/k', type: 'file', mode: 0o640, uid: 0, gid: 0 } as const;
  const user = { tag: 'user', who: mysql.uid, bits: 4 } as const;
  expect(allows({ ...step, acl: [user, { tag: 'mask', bits: 4 }] }, mysql, 4)).toBe(true);
  expect(allows({ ...step, acl: [user, { tag: 'mask', bits: 0 }] }, mysql, 4)).toBe(false);
  expect(allows({ ...step, acl: [{ tag: 'group', who: mysql.gid, bits: 4 }] }, mysql, 4)).toBe(true);
});

it('sees what mode bits do not explain', () => {
  const file = { named: 'k', path: '/k', steps: pathTo('/0755 k:0644') };
  const as = mysql;
  expect(pathObstacle({ ...file, inside: { exists: false } }, mysql)?.obstacle).toBe('hidden');
  expect(pathObstacle({ ...file, opened: { as, ok: false, errno: 'EACCES' } }, mysql)?.obstacle).toBe(
    'refused-beyond-modes',
  );
  expect(pathObstacle({ ...file, opened: { as, ok: true } }, mysql)).toBeUndefined();
  const folder = { named: 'k', path: '/k', steps: pathTo('/0755 k/0700'), opened: { as, ok: true } };
  expect(pathObstacle(folder, mysql, 'folder')).toBeUndefined();
  // It opens, and is nothing to read.
  expect(pathObstacle(folder, mysql)?.obstacle).toBe('not-a-file');
});

it('tells a circle of links from a link that leads nowhere', () => {
  const step = { path: '/k', type: 'unknown', errno: 'ELOOP' } as const;
  expect(pathObstacle({ named: 'k', path: '/k', steps: [step] }, mysql)?.obstacle).toBe('link-broken');
});

it('writes modes and users for people', () => {
  expect(modeText({ path: '/', type: 'directory', mode: 0o700, uid: 0, gid: 0, owner: 'root', group: 'root' })).toBe(
    '0700 root:root',
  );
  expect(modeText({ path: '/', type: 'unknown' })).toBe('???? ?:?');
  const listed = { path: '/', type: 'file', mode: 0o670, acl: [{ tag: 'user', who: 104, bits: 5 }] } as const;
  expect([modeText(listed), accessListText(listed)]).toEqual(['0670+ ?:?', 'user:104:r-x']);
  expect(userText(mysql)).toBe('mysql (uid 104)');
});
