import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultyDisk } from '../../test/ca/faulty-disk.ts';
import { codeOf, dropLocks, newCa, openssl, opensslVerify, scratch } from '../../test/ca/scratch.ts';
import { realDisk } from './disk.ts';
import { issueServer } from './issue.ts';
import { issueCrl } from './issue-crl.ts';
import { makeIntermediate } from './make-intermediate.ts';
import { openCa } from './open-ca.ts';
import { recover } from './recover.ts';

const subject = '/C=PT/O=Example/CN=Servers CA';

describe('intermediate', () => {
  it('issues leaves whose chain verifies to the root', { timeout: 60_000 }, async () => {
    const root = await newCa();
    const dir = join(scratch(), 'servers');
    const made = await makeIntermediate(root, { dir, subject });
    const ca = openCa(dir);
    expect(ca.above.map(({ serialHex }) => serialHex)).toEqual([root.certificate.serialHex]);
    const out = scratch();
    const issued = await issueServer(ca, { name: 'db1', out });
    const chain = issued.files?.chain ?? '';
    expect(readFileSync(chain, 'utf8')).toBe(issued.certificatePem + made.certificatePem);
    expect(
      opensslVerify([
        '-x509_strict',
        '-CAfile',
        root.certificatePath,
        '-untrusted',
        chain,
        '-purpose',
        'sslserver',
        chain,
      ]),
    ).toBe('OK');
    expect(openssl(['x509', '-in', made.files.certificate, '-noout', '-ext', 'basicConstraints'])).toContain(
      'CA:TRUE, pathlen:0',
    );
    await issueCrl(root);
    await issueCrl(ca);
    const crls = join(out, 'crls.pem');
    writeFileSync(crls, readFileSync(root.layout.crl, 'utf8') + readFileSync(ca.layout.crl, 'utf8'));
    expect(
      opensslVerify(['-crl_check_all', '-CAfile', root.certificatePath, '-CRLfile', crls, '-untrusted', chain, chain]),
    ).toBe('OK');
    expect(readFileSync(root.layout.index, 'latin1')).toContain('CN=Servers CA');
  });

  it('goes no deeper than the path length allows', { timeout: 60_000 }, async () => {
    const root = await newCa();
    const middle = join(scratch(), 'middle');
    await makeIntermediate(root, { dir: middle, subject, pathLength: 1 });
    const low = join(scratch(), 'low');
    await makeIntermediate(openCa(middle), { dir: low, subject: '/CN=Low CA' });
    const below = openCa(low);
    expect(below.above).toHaveLength(2);
    expect(await codeOf(makeIntermediate(below, { dir: join(scratch(), 'x'), subject: '/CN=Lower' }))).toBe(
      'issue-refused',
    );
    const issued = await issueServer(below, { name: 'db1', out: scratch() });
    const chain = issued.files?.chain ?? '';
    expect(opensslVerify(['-x509_strict', '-CAfile', root.certificatePath, '-untrusted', chain, chain])).toBe('OK');
  });

  it('refuses the name of its parent, and a folder that is there', async () => {
    const root = await newCa();
    expect(
      await codeOf(makeIntermediate(root, { dir: join(scratch(), 'x'), subject: '/C=PT/O=Example/CN=Example CA' })),
    ).toBe('issue-refused');
    expect(await codeOf(makeIntermediate(root, { dir: root.layout.dir, subject }))).toBe('ca-folder-exists');
  });

  it('stopped at any step both folders know of it or neither', { timeout: 60_000 }, async () => {
    const root = await newCa();
    const counting = faultyDisk(Number.POSITIVE_INFINITY, 'kill');
    await makeIntermediate({ ...root, disk: counting.disk }, { dir: join(scratch(), 'x'), subject });
    for (let at = 0; at < counting.steps(); at += 3) {
      const dir = join(scratch(), 'x');
      const before = readFileSync(root.layout.index, 'latin1');
      await makeIntermediate({ ...root, disk: faultyDisk(at, 'kill-half').disk }, { dir, subject }).catch(
        () => undefined,
      );
      dropLocks(root.layout.dir);
      recover(root.place, realDisk);
      const recorded = readFileSync(root.layout.index, 'latin1') !== before;
      expect(existsSync(join(dir, 'index.txt')), `step ${at}`).toBe(recorded);
      if (recorded) expect(openCa(dir).signer().scheme.hash).toBe('sha256');
    }
  });
});
