import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { faultyDisk } from '../../test/ca/faulty-disk.ts';
import { newCa, openssl, scratch } from '../../test/ca/scratch.ts';
import { makeBundle } from './bundle.ts';
import { issueClient } from './issue.ts';
import { makeIntermediate } from './make-intermediate.ts';
import { openCa } from './open-ca.ts';

async function files(): Promise<{ out: string; ca: string; root: string }> {
  const root = await newCa();
  const dir = join(scratch(), 'x');
  await makeIntermediate(root, { dir, subject: '/CN=Clients CA' });
  const out = scratch();
  await issueClient(openCa(dir), { name: 'alice', subject: '/CN=alice', out });
  return { out, ca: join(dir, 'cacert.pem'), root: root.certificatePath };
}

it('writes a PEM chain in order without the root', async () => {
  const { out, ca, root } = await files();
  const file = join(out, 'chain.pem');
  const made = makeBundle({ certificates: [root, ca, join(out, 'alice-cert.pem')], out: file, form: { kind: 'pem' } });
  expect(made).toEqual({ file, subjects: ['/CN=alice', '/CN=Clients CA'], left: [] });
  expect(readFileSync(file, 'utf8')).toBe(readFileSync(join(out, 'alice-chain.pem'), 'utf8'));
});

it('writes PKCS#12 for its owner alone, and never over another file', { timeout: 60_000 }, async () => {
  const { out, ca, root } = await files();
  const file = join(out, 'alice.p12');
  const options = { certificates: [join(out, 'alice-cert.pem'), ca, root], key: join(out, 'alice-key.pem'), out: file };
  const form = { kind: 'pkcs12', password: 'x', alias: 'alice' } as const;
  expect(makeBundle({ ...options, form }).subjects).toEqual([
    '/CN=alice',
    '/CN=Clients CA',
    '/C=PT/O=Example/CN=Example CA',
  ]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(openssl(['pkcs12', '-in', file, '-passin', 'pass:x', '-noenc']).match(/BEGIN CERT/g)).toHaveLength(3);
  expect(() => makeBundle({ ...options, form })).toThrow(expect.objectContaining({ code: 'file-exists' }));
  const before = readFileSync(file);
  expect(() => makeBundle({ ...options, form, force: true, disk: faultyDisk(1, 'full').disk })).toThrow(
    expect.objectContaining({ code: 'disk-full' }),
  );
  expect(readFileSync(file)).toEqual(before);
  makeBundle({ ...options, form: { ...form, strength: 'modern' }, force: true });
  expect(readFileSync(file)).not.toEqual(before);
  expect(readdirSync(out).filter((name) => name.endsWith('.new'))).toEqual([]);
});

it('refuses a key that fits no certificate', async () => {
  const { out, ca, root } = await files();
  expect(() =>
    makeBundle({
      certificates: [ca, root],
      key: join(out, 'alice-key.pem'),
      out: join(out, 'x'),
      form: { kind: 'pem' },
    }),
  ).toThrow(expect.objectContaining({ code: 'chain-unclear' }));
});
