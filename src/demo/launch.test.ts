import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cachedLaunch, cacheFolder, type Places, requireCached, serverOnPath } from './launch.ts';

const folder = mkdtempSync(join(tmpdir(), 'tlsql-launch-'));
afterAll(() => rmSync(folder, { recursive: true }));
const places: Places = { home: '/home/x', cacheHome: folder, path: folder };

describe('launch', () => {
  it('follows XDG_CACHE_HOME when it is absolute', () => {
    expect(cacheFolder(places)).toBe(join(folder, 'tlsql/servers'));
    expect(cacheFolder({ ...places, cacheHome: 'relative' })).toBe('/home/x/.cache/tlsql/servers');
    expect(cacheFolder({ ...places, cacheHome: undefined })).toBe('/home/x/.cache/tlsql/servers');
  });

  it('takes a server from the cache only when it is whole', () => {
    const own = join(cacheFolder(places), 'maria11');
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, 'launch.json'), '{"name":"maria11"}');
    expect(cachedLaunch(places, 'maria11')).toBeUndefined();
    writeFileSync(join(own, 'manifest.json'), '{}');
    expect(cachedLaunch(places, 'maria11')?.name).toBe('maria11');
    expect(() => requireCached(places, 'mysql9')).toThrow(expect.objectContaining({ code: 'server-not-here' }));
  });

  it('finds a program, not a file that cannot be run', () => {
    writeFileSync(join(folder, 'mysqld'), '', { mode: 0o644 });
    expect(serverOnPath({ ...places, path: folder })?.startsWith(folder) ?? false).toBe(false);
    rmSync(join(folder, 'mysqld'));
    writeFileSync(join(folder, 'mysqld'), '', { mode: 0o755 });
    expect([join(folder, 'mysqld'), '/usr/sbin/mariadbd']).toContain(serverOnPath({ ...places, path: folder }));
  });
});
