import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { scratch } from '../../test/ca/scratch.ts';
import { ext, issue, issueCrl, pemOf } from '../../test/x509/verify-pki.ts';
import { exportEncryptedPrivateKey } from '../x509/key-pair.ts';
import { nameHash } from '../x509/name-compare.ts';
import { parseOneline } from '../x509/name-text.ts';
import { readCheckFiles } from './cert-check-files.ts';

const none = { key: undefined, ca: undefined, capath: undefined, untrusted: undefined, crl: undefined };
const root = issue({ subject: '/CN=Root', extensions: [ext.ca()] });
const leaf = issue({ subject: '/CN=leaf', keyNumber: 1 }, root);
const rootPem = pemOf('CERTIFICATE', [root.der]);
const crlPem = pemOf('X509 CRL', [issueCrl({}, root)]);

function folder(): string {
  const cwd = scratch();
  writeFileSync(join(cwd, 'leaf.pem'), pemOf('CERTIFICATE', [leaf.der, root.der]));
  return cwd;
}

it('certificates after the first count as sent along', async () => {
  const { files, findings } = await readCheckFiles(folder(), { ...none, cert: 'leaf.pem' });
  expect([files.untrusted.length, files.trusted, findings]).toEqual([1, undefined, []]);
});

it('CRLs beside the CAs count once CRLs are asked for', async () => {
  const cwd = folder();
  writeFileSync(join(cwd, 'ca.pem'), rootPem + crlPem);
  writeFileSync(join(cwd, 'crl.pem'), crlPem);
  const paths = { ...none, cert: 'leaf.pem', ca: 'ca.pem' };
  expect((await readCheckFiles(cwd, paths)).files.crls).toHaveLength(0);
  expect((await readCheckFiles(cwd, { ...paths, crl: 'crl.pem' })).files.crls).toHaveLength(2);
});

it('searches a folder by hash links alone', async () => {
  const cwd = folder();
  mkdirSync(join(cwd, 'capath'));
  writeFileSync(join(cwd, 'capath', 'root.pem'), rootPem);
  const paths = { ...none, cert: 'leaf.pem', capath: 'capath' };
  const before = await readCheckFiles(cwd, paths);
  expect(before.findings.map(({ id }) => id)).toEqual(['capath-without-links']);
  symlinkSync('root.pem', join(cwd, 'capath', '00000000.0'));
  expect((await readCheckFiles(cwd, paths)).files.trusted).toEqual([]);
  symlinkSync('root.pem', join(cwd, 'capath', `${nameHash(parseOneline('/CN=Root'))}.0`));
  const after = await readCheckFiles(cwd, paths);
  expect([after.files.trusted?.length, after.findings]).toEqual([1, []]);
});

it('an encrypted key cannot be compared, which is a notice', async () => {
  const cwd = folder();
  writeFileSync(join(cwd, 'key.pem'), exportEncryptedPrivateKey(leaf.privateKey, 'secret'), { mode: 0o600 });
  const { findings } = await readCheckFiles(cwd, { ...none, cert: 'leaf.pem', key: 'key.pem' });
  expect(findings).toMatchObject([{ id: 'private-key-passphrase-needed', severity: 'notice' }]);
});

it('every file that cannot be read is a finding', async () => {
  const { files, findings } = await readCheckFiles(folder(), { ...none, cert: 'a', ca: 'b', capath: 'c', crl: 'd' });
  expect(findings.map(({ id }) => id)).toEqual(['file-missing', 'file-missing', 'file-missing', 'file-missing']);
  expect(files.leaf).toBeUndefined();
});
