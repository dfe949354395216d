import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { faultyDisk } from '../../test/ca/faulty-disk.ts';
import { codeOf, dropLocks, newCa, opensslVerify, scratch } from '../../test/ca/scratch.ts';
import { TlsqlError } from '../base/error.ts';
import { checkCa } from './check-ca.ts';
import { issueClient } from './issue.ts';
import { issueCrl } from './issue-crl.ts';
import { makeIntermediate } from './make-intermediate.ts';
import { type Ca, openCa } from './open-ca.ts';
import { renewIntermediate } from './renew-intermediate.ts';
import { revoke } from './revoke.ts';

const day = 86_400_000;

async function setUp(passphrase?: string): Promise<{ root: Ca; below: Ca }> {
  const root = await newCa();
  const dir = join(scratch(), 'below');
  const secret = passphrase === undefined ? {} : { passphrase };
  await makeIntermediate(root, { dir, subject: '/CN=Below', days: 100, ...secret });
  return { root, below: openCa(dir, secret) };
}

/** What openssl says of a leaf behind its chain file, for who trusts the root alone. */
const verify = (root: Ca, out: string, name: string, ...more: string[]): string =>
  opensslVerify([
    '-CAfile',
    root.certificatePath,
    '-untrusted',
    join(out, `${name}-chain.pem`),
    ...more,
    join(out, `${name}-cert.pem`),
  ]);

it('keeps the key: leaves of before and after verify, and the parent has it on record', {
  timeout: 60_000,
}, async () => {
  const { root, below } = await setUp();
  const out = scratch();
  await issueClient(below, { name: 'before', out });
  const renewed = await renewIntermediate(root, below, { days: 400 });
  const after = openCa(below.layout.dir);
  expect(Math.round((after.certificate.notAfter.getTime() - Date.now()) / day)).toBe(400);
  expect(Buffer.compare(after.certificate.publicKey.der, below.certificate.publicKey.der)).toBe(0);
  await issueClient(after, { name: 'after', out });
  expect(['before', 'after'].map((name) => verify(root, out, name))).toEqual(['OK', 'OK']);
  expect(readFileSync(root.layout.index, 'latin1').trim().split('\n')).toHaveLength(2);
  expect(readFileSync(renewed.oldCertificate, 'latin1')).toContain('BEGIN CERTIFICATE');
  for (const ca of [root, after]) expect(await checkCa(ca)).toMatchObject({ verdict: 'sound', findings: [] });
});

it('makes a new key: old leaves live on, and both can be revoked', { timeout: 60_000 }, async () => {
  const { root, below } = await setUp();
  const out = scratch();
  await issueClient(below, { name: 'before', out });
  await renewIntermediate(root, below, { newKey: 'ec:P-384' });
  const after = openCa(below.layout.dir);
  await issueClient(after, { name: 'after', out });
  const crls = ['-crl_check', '-CRLfile', after.layout.crl];
  await issueCrl(after);
  expect(['before', 'after'].map((name) => verify(root, out, name, ...crls))).toEqual(['OK', 'OK']);
  for (const name of ['before', 'after']) {
    await revoke(after, { what: { serial: serialOf(after, name) } });
    expect(verify(root, out, name, ...crls)).toMatch(/^error 23/);
  }
});

it('refuses another parent, a root, and a key in the open after an encrypted one', { timeout: 60_000 }, async () => {
  const { root, below } = await setUp('secret');
  const stranger = await newCa({ subject: '/CN=Other' });
  expect(await codeOf(renewIntermediate(stranger, below))).toBe('issue-refused');
  expect(await codeOf(renewIntermediate(root, root))).toBe('issue-refused');
  expect(await codeOf(renewIntermediate(root, below, { newKey: 'ec:P-256' }))).toBe('usage');
  await renewIntermediate(root, below, { newKey: 'ec:P-256', passphrase: 'secret' });
  expect(readFileSync(below.layout.key, 'latin1')).toContain('ENCRYPTED');
});

it('stopped at any step both folders are sound, before or after', { timeout: 120_000 }, async () => {
  const counting = faultyDisk(Number.POSITIVE_INFINITY, 'kill');
  const first = await setUp();
  await renewIntermediate(
    { ...first.root, disk: counting.disk },
    { ...first.below, disk: counting.disk },
    { newKey: 'ec:P-256' },
  );
  const refusals: (string | undefined)[] = [];
  for (let at = 0; at < counting.steps(); at += 1) {
    const { root, below } = await setUp();
    const { disk } = faultyDisk(at, 'kill-half');
    await renewIntermediate({ ...root, disk }, { ...below, disk }, { newKey: 'ec:P-256' }).catch(() => undefined);
    for (const { layout } of [root, below]) dropLocks(layout.dir);
    refusals.push(refusalOf(() => openCa(below.layout.dir).signer()));
    expect((await checkCa(openCa(root.layout.dir))).verdict, `step ${at}`).toBe('sound');
    const now = openCa(below.layout.dir);
    expect((await checkCa(now)).verdict, `step ${at}`).toBe('sound');
    const recorded = readFileSync(root.layout.index, 'latin1').trim().split('\n').length;
    expect(now.certificate.serialHex === below.certificate.serialHex, `step ${at}`).toBe(recorded === 1);
    expect(readdirSync(now.layout.dir).filter((name) => name.startsWith('.tlsql-'))).toEqual([]);
    await issueClient(now, { name: 'x' });
  }
  // Between its two renames the folder below is of no use, and says what finishes it.
  const said = refusals.filter((refusal) => refusal !== undefined);
  expect(said.length).toBeGreaterThan(0);
  for (const one of said) expect(one).toMatch(/^ca-key-mismatch: tlsql ca check .* CA above/);
});

/** What opening the folder's key ends with, and what to do about it. */
function refusalOf(open: () => unknown): string | undefined {
  try {
    open();
    return undefined;
  } catch (error) {
    return error instanceof TlsqlError ? `${error.code}: ${error.detail.next}` : String(error);
  }
}

function serialOf(ca: Ca, name: string): string {
  const lines = readFileSync(ca.layout.index, 'latin1').split('\n');
  return lines.find((line) => line.endsWith(`/CN=${name}`))?.split('\t')[3] ?? '';
}
