import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newCa, opensslVerify, scratch } from '../../test/ca/scratch.ts';
import { cli } from '../../test/make/cli.ts';

describe('cert server', () => {
  it('writes certificate and key, and shows no key', async () => {
    const { layout, certificatePath } = await newCa();
    const cwd = scratch();
    const { status, out } = await cli(
      ['cert', 'server', 'db1', '--ca', layout.dir, '--san', 'DNS:db1.example.com,IP:10.0.0.5'],
      { cwd },
    );
    expect(status).toBe(0);
    expect(out).toContain('server, DNS:db1, DNS:db1.example.com, IP:10.0.0.5');
    expect(out).not.toContain('PRIVATE KEY');
    expect(readdirSync(cwd).sort()).toEqual(['db1-cert.pem', 'db1-key.pem']);
    expect(
      opensslVerify([
        '-CAfile',
        certificatePath,
        '-purpose',
        'sslserver',
        '-verify_ip',
        '10.0.0.5',
        join(cwd, 'db1-cert.pem'),
      ]),
    ).toBe('OK');
  });

  it('--json is one document without the key', async () => {
    const { layout } = await newCa();
    const { out } = await cli(['cert', 'server', 'node1', '--ca', layout.dir, '--peer', '--json', '--out', 'tls'], {
      cwd: scratch(),
    });
    expect(JSON.parse(out)).toMatchObject({
      subject: '/C=PT/O=Example/CN=node1',
      profile: 'peer',
      names: ['DNS:node1'],
    });
    expect(out).not.toContain('PRIVATE KEY');
  });

  it('refuses what would not work with status 1, a wrong command line with 2', async () => {
    const { layout } = await newCa();
    const cwd = scratch();
    const status = async (...argv: string[]): Promise<number> =>
      (await cli(['cert', 'server', ...argv], { cwd })).status;
    expect(await status('db1', '--ca', layout.dir, '--san', 'DNS:10.0.0.5')).toBe(1);
    expect(await status('a/b', '--ca', layout.dir)).toBe(1);
    expect(await status('db1', '--ca', join(cwd, 'nowhere'))).toBe(1);
    expect(await status('db1')).toBe(2);
    expect(await status('--ca', layout.dir)).toBe(2);
    expect(await status('db1', '--ca', layout.dir, '--days', 'x')).toBe(2);
    expect(readdirSync(cwd)).toEqual([]);
  });
});
