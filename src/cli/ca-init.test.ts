import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scratch, subject } from '../../test/ca/scratch.ts';
import { cli } from '../../test/make/cli.ts';

describe('ca init', () => {
  it('makes a CA and says what comes next', async () => {
    const cwd = scratch();
    const { status, out, err } = await cli(['ca', 'init', 'ca', '--subject', subject, '--days=30'], { cwd });
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain(subject);
    expect(out).toContain(`--ca ${join(cwd, 'ca')}`);
    expect(existsSync(join(cwd, 'ca/cacert.pem'))).toBe(true);
    const again = await cli(['ca', 'init', 'ca', '--subject', subject], { cwd });
    expect([again.status, again.err]).toEqual([1, expect.stringContaining('[ca-folder-exists]')]);
  });

  it('encrypts the key with a passphrase from a file or from standard input', async () => {
    const cwd = scratch();
    writeFileSync(join(cwd, 'pass'), 'geheim\nmore\n');
    const first = await cli(['ca', 'init', 'a', '--subject', subject, '--passphrase-file', 'pass', '--json'], { cwd });
    const second = await cli(['ca', 'init', 'b', '--subject', subject, '--encrypt-key'], { cwd, input: 'geheim\n' });
    expect([first.status, second.status]).toEqual([0, 0]);
    expect(JSON.parse(first.out)).toMatchObject({ subject, files: { key: join(cwd, 'a/private/cakey.pem') } });
    for (const name of ['a', 'b'])
      expect(readFileSync(join(cwd, name, 'private/cakey.pem'), 'utf8')).toContain('ENCRYPTED');
    expect(first.out + second.out).not.toContain('geheim');
  });

  it('refuses a wrong command line with status 2', async () => {
    const cwd = scratch();
    for (const argv of [
      ['ca', 'init'],
      ['ca', 'init', 'x'],
      ['ca', 'init', 'x', '--subject', 'y'],
      ['ca', 'init', 'x', '--subject', subject, '--key', 'dsa'],
    ]) {
      expect((await cli(argv, { cwd })).status, argv.join(' ')).toBe(2);
    }
    expect((await cli(['ca', 'init', 'x', '--subject', subject, '--encrypt-key'], { cwd, input: '\n' })).status).toBe(
      2,
    );
    expect(existsSync(join(cwd, 'x'))).toBe(false);
  });
});
