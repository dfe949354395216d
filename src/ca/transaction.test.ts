import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { faultyDisk, Killed } from '../../test/ca/faulty-disk.ts';
import type { Changes, Place } from './changes.ts';
import { realDisk } from './disk.ts';
import { recover } from './recover.ts';
import { commit } from './transaction.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const line = (serial: string, status = 'V'): string =>
  `${status}\t270102030405Z\t${status === 'R' ? '260102030405Z' : ''}\t${serial}\tunknown\t/CN=${serial}`;

/** A folder with an index of two lines, a serial and a folder for output. */
function newPlace(): Place & { out: string } {
  const dir = mkdtempSync(join(tmpdir(), 'tlsql-transaction-'));
  const out = mkdtempSync(join(tmpdir(), 'tlsql-out-'));
  folders.push(dir, out);
  mkdirSync(join(dir, '.tlsql'), { mode: 0o700 });
  mkdirSync(join(dir, 'newcerts'));
  writeFileSync(join(dir, 'index.txt'), `${line('01')}\n${line('02')}\n`);
  writeFileSync(join(dir, 'serial'), '03\n');
  writeFileSync(join(dir, 'crl.pem'), 'old crl\n');
  return { dir, out, state: join(dir, '.tlsql'), index: join(dir, 'index.txt') };
}

const issueAndRevoke = (place: Place & { out: string }): Changes => ({
  create: [
    { path: join(place.out, 'a-key.pem'), bytes: Buffer.from('the key'), mode: 0o600 },
    { path: join(place.out, 'a-cert.pem'), bytes: Buffer.from('the certificate'), mode: 0o644 },
    { path: join(place.dir, 'newcerts', '03.pem'), bytes: Buffer.from('the certificate'), mode: 0o644 },
  ],
  replace: [{ path: join(place.dir, 'crl.pem'), bytes: Buffer.from('new crl\n'), mode: 0o644 }],
  numbers: [{ path: join(place.dir, 'serial'), value: '04' }],
  append: [line('03')],
  set: [{ serial: '01', line: line('01', 'R') }],
});

const issue = (place: Place & { out: string }): Changes => ({ ...issueAndRevoke(place), replace: [], set: [] });

const unique = (place: Place & { out: string }): Changes => {
  const { create = [], ...rest } = issue(place);
  return { ...rest, create: create.slice(0, 2), unique: create.slice(2) };
};

/** Everything in a place: names, contents and modes of keys. */
function picture(place: Place & { out: string }): Record<string, string> {
  const files: Record<string, string> = {};
  for (const root of [place.dir, place.out]) {
    for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (!entry.isFile()) continue;
      const mode = /key/.test(entry.name) ? ` ${(statSync(path).mode & 0o777).toString(8)}` : '';
      files[path.replace(place.dir, 'DIR').replace(place.out, 'OUT')] = readFileSync(path, 'latin1') + mode;
    }
  }
  return files;
}

function pictures(changes: (place: Place & { out: string }) => Changes): {
  before: object;
  after: object;
  steps: number;
} {
  const place = newPlace();
  const before = picture(place);
  const counting = faultyDisk(Number.POSITIVE_INFINITY, 'kill');
  commit(place, changes(place), counting.disk);
  return { before, after: picture(place), steps: counting.steps() };
}

describe('transaction', () => {
  it('does everything', () => {
    const { after } = pictures(issueAndRevoke);
    expect(after).toEqual({
      'DIR/index.txt': `${line('01', 'R')}\n${line('02')}\n${line('03')}\n`,
      'DIR/serial': '04\n',
      'DIR/crl.pem': 'new crl\n',
      'DIR/newcerts/03.pem': 'the certificate',
      'OUT/a-cert.pem': 'the certificate',
      'OUT/a-key.pem': 'the key 600',
    });
  });

  for (const [what, changes] of Object.entries({ issue, issueAndRevoke, unique })) {
    it(`${what}: killed at any step it is done or undone, also when mending is killed`, { timeout: 60_000 }, () => {
      const { before, after, steps } = pictures(changes);
      expect(steps).toBeGreaterThan(20);
      const ends = new Set<string>();
      for (let at = 0; at < steps; at += 1) {
        for (const fault of ['kill', 'kill-half'] as const) {
          const place = newPlace();
          expect(() => commit(place, changes(place), faultyDisk(at, fault).disk)).toThrow(/at step/);
          for (let again = 0; again < 40; again += 1) {
            try {
              recover(place, faultyDisk(again, fault).disk);
              break;
            } catch (error) {
              expect(error).toMatchObject({ code: 'file-not-writable', cause: expect.any(Killed) });
            }
          }
          expect(recover(place, realDisk)).toBe('nothing');
          const end = picture(place);
          expect([before, after], `step ${at}, ${fault}`).toContainEqual(end);
          ends.add(JSON.stringify(end) === JSON.stringify(before) ? 'before' : 'after');
        }
      }
      expect(ends.size).toBe(2);
    });

    it(`${what}: with the disk full at any step nothing is changed, or the journal finishes it`, {
      timeout: 60_000,
    }, () => {
      const { before, after, steps } = pictures(changes);
      for (let at = 0; at < steps; at += 1) {
        const place = newPlace();
        let code = '';
        try {
          commit(place, changes(place), faultyDisk(at, 'full').disk);
        } catch (error) {
          code = (error as { code: string }).code;
        }
        expect(['', 'disk-full']).toContain(code);
        recover(place, realDisk);
        expect(picture(place), `step ${at}`).toEqual(code === '' ? after : before);
      }
    });
  }

  it('never replaces a file that must be new', () => {
    const place = newPlace();
    writeFileSync(join(place.out, 'a-key.pem'), 'precious');
    expect(() => commit(place, issue(place), realDisk)).toThrow(expect.objectContaining({ code: 'file-exists' }));
    expect(picture(place)['OUT/a-key.pem']).toContain('precious');
    expect(existsSync(join(place.state, 'journal'))).toBe(false);
  });

  it('takes everything back when a file appears at the last moment', () => {
    const place = newPlace();
    const before = picture(place);
    const disk = {
      ...realDisk,
      link: (from: string, to: string) => {
        if (to.endsWith('03.pem')) writeFileSync(to, 'from elsewhere');
        realDisk.link(from, to);
      },
    };
    expect(() => commit(place, issue(place), disk)).toThrow(expect.objectContaining({ code: 'file-exists' }));
    expect(picture(place)).toEqual({ ...before, 'DIR/newcerts/03.pem': 'from elsewhere' });
  });

  it('notices another program that wrote the index meanwhile', () => {
    const place = newPlace();
    const disk = {
      ...realDisk,
      append: (path: string, bytes: Uint8Array, mode: number) => {
        if (path.endsWith('journal')) writeFileSync(place.index, `${line('0A')}\n`);
        realDisk.append(path, bytes, mode);
      },
    };
    expect(() => commit(place, issueAndRevoke(place), disk)).toThrow(
      expect.objectContaining({ code: 'index-changed' }),
    );
    expect(picture(place)).toMatchObject({ 'DIR/index.txt': `${line('0A')}\n`, 'DIR/serial': '03\n' });
    expect(existsSync(join(place.out, 'a-key.pem'))).toBe(false);
  });

  it('does without hard links', () => {
    const place = newPlace();
    const { after } = pictures(issue);
    const noLinks = (): never => {
      throw Object.assign(new Error('EPERM'), { code: 'EPERM' });
    };
    commit(place, issue(place), { ...realDisk, link: noLinks });
    expect(picture(place)).toEqual(after);
  });

  it('adds the newline that a hand-edited index lacks, and refuses a torn one', () => {
    const place = newPlace();
    writeFileSync(place.index, line('01'));
    commit(place, { append: [line('02')] }, realDisk);
    expect(readFileSync(place.index, 'latin1')).toBe(`${line('01')}\n${line('02')}\n`);
    writeFileSync(place.index, `${line('01')}\n${line('02').slice(0, 12)}`);
    expect(() => commit(place, { append: [line('03')] }, realDisk)).toThrow(
      expect.objectContaining({ code: 'index-damaged' }),
    );
  });
});
