import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newCa, openssl, scratch } from '../../test/ca/scratch.ts';
import { cli } from '../../test/make/cli.ts';
import { issueServer } from '../ca/issue.ts';

describe('cert show', () => {
  it('shows a certificate and the clause to paste', async () => {
    const ca = await newCa();
    const cwd = scratch();
    await issueServer(ca, { name: 'db1', names: ['IP:10.0.0.5'], out: cwd });
    const { status, out } = await cli(['cert', 'show', 'db1-cert.pem'], { cwd });
    expect(status).toBe(0);
    expect(out).toMatch(/ +subject +\/C=PT\/O=Example\/CN=db1\n/);
    expect(out).toContain('DNS:db1, IP Address:10.0.0.5');
    expect(out).toContain(
      "in SQL          REQUIRE SUBJECT '/C=PT/O=Example/CN=db1' AND ISSUER '/C=PT/O=Example/CN=Example CA'",
    );
    const json = JSON.parse((await cli(['cert', 'show', '--json', 'db1-cert.pem'], { cwd })).out);
    expect(json.items[0]).toMatchObject({
      kind: 'certificate',
      file: 'db1-cert.pem',
      extendedKeyUsage: ['serverAuth'],
    });
  });

  it('shows several files, keys without their numbers, and standard input', async () => {
    const ca = await newCa();
    const cwd = scratch();
    await issueServer(ca, { name: 'db1', out: cwd });
    const { out } = await cli(['cert', 'show', 'db1-cert.pem', 'db1-key.pem', '-'], {
      cwd,
      input: '-----BEGIN NOTHING-----\nAAAA\n-----END NOTHING-----\n',
    });
    expect(out).toMatch(/db1-key\.pem: private key\n +key +EC prime256v1/);
    expect(out).toMatch(/standard input: problem/);
    expect(out).not.toContain('BEGIN');
  });

  it('has status 1 for damage and for a file that is not there', async () => {
    const cwd = scratch();
    writeFileSync(join(cwd, 'bad.pem'), '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n');
    expect((await cli(['cert', 'show', 'bad.pem'], { cwd })).status).toBe(1);
    expect((await cli(['cert', 'show', 'none.pem'], { cwd })).status).toBe(1);
    expect((await cli(['cert', 'show'], { cwd })).status).toBe(2);
    expect(openssl(['version'])).toMatch(/^OpenSSL/);
  });
});
