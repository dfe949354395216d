import { expect, it } from 'vitest';
import { makeCa } from '../../test/make/certificates.ts';
import { TlsqlError } from '../base/error.ts';
import { connectionOptions } from '../optionfile/connection-options.ts';
import { connectionFileRequest, connectionSettings } from '../optionfile/connection-settings.ts';
import { readArguments } from '../optionfile/read-arguments.ts';
import { resolveOptionFiles } from '../optionfile/resolve.ts';
import { tlsMaterial } from './tls-material.ts';

const pem = (label: string, body = 'AA') => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----`;
const files: Record<string, string> = {
  ca: makeCa('/CN=CA').pem.trim(),
  cert: pem('CERTIFICATE'),
  key: pem('PRIVATE KEY'),
  both: `${pem('RSA PRIVATE KEY')}\n${pem('CERTIFICATE')}`,
  text: 'text',
  locked: pem('ENCRYPTED PRIVATE KEY'),
  crl: `${pem('X509 CRL', '1')}\n${pem('X509 CRL', '2')}\n`,
  'dir/0123abcd.0': makeCa('/CN=Linked CA').pem.trim(),
  'dir/0123abcd.r0': pem('X509 CRL', 'linked'),
  'dir/other.pem': pem('CERTIFICATE', 'not linked'),
};

function material(line: string) {
  const { given } = readArguments(`--no-defaults ${line}`.split(' '), connectionOptions);
  const request = connectionFileRequest(given, { env: {}, cwd: '/' });
  const found = resolveOptionFiles(request, { read: () => ({ kind: 'missing' }), list: () => null });
  return tlsMaterial(connectionSettings(given, found, {}), {
    readText: async (path) => files[path] ?? Promise.reject(new TlsqlError('file-missing', { at: path, seen: 'none' })),
    listNames: async (path) =>
      Object.keys(files)
        .filter((name) => name.startsWith(`${path}/`))
        .map((name) => name.slice(path.length + 1)),
    passphrase: async (path) => `passphrase of ${path}`,
  });
}

it('reads what the flags name', async () => {
  expect(
    await material(
      '--ssl-ca=ca --ssl-cert=cert --ssl-key=key --ssl-cipher=A --tls-ciphersuites=B --tls-version=TLSv1.3',
    ),
  ).toEqual({
    ca: [files.ca],
    cert: files.cert,
    key: files.key,
    ciphers: 'A',
    ciphersuites: 'B',
    minVersion: 'TLSv1.3',
    maxVersion: 'TLSv1.3',
  });
});

it('takes one file for certificate and key, as the mysql client', async () => {
  expect(await material('--ssl-cert=both')).toMatchObject({ cert: files.both, key: files.both });
  expect(await material('--ssl-key=both')).toMatchObject({ cert: files.both, key: files.both });
});

it('says which flag is missing where the one file has not both', async () => {
  const check = (line: string, flag: string, seen: string): Promise<void> =>
    expect(material(line), line).rejects.toMatchObject({
      code: 'tls-material-bad',
      detail: { seen: expect.stringContaining(seen), fields: { flag } },
    });
  await check('--ssl-cert=cert', 'ssl-key', 'without a private key');
  await check('--ssl-key=key', 'ssl-cert', 'without a certificate');
  await check('--ssl-cert=key --ssl-key=cert', 'ssl-cert', 'without a certificate');
  await check('--ssl-cert=cert --ssl-key=cert', 'ssl-key', 'without a private key');
  await check('--ssl-cert=cert --ssl-key=text', 'ssl-key', 'no PEM text');
});

it('follows hash links and nothing else of a folder, and divides lists', async () => {
  const { ca, crl } = await material('--ssl-ca=ca --ssl-capath=dir --ssl-crl=crl --ssl-crlpath=dir');
  expect(ca).toEqual([files.ca, files['dir/0123abcd.0']]);
  expect(crl).toEqual([pem('X509 CRL', '1'), pem('X509 CRL', '2'), files['dir/0123abcd.r0']]);
});

it('reads no CA where nothing is judged', async () => {
  expect(await material('--ssl-mode=REQUIRED --ssl-ca=nothing --ssl-crl=nothing')).toEqual({ ca: [] });
});

it('asks for the passphrase of an encrypted key', async () => {
  expect(await material('--ssl-cert=cert --ssl-key=locked')).toMatchObject({ passphrase: 'passphrase of locked' });
});

it('names file and flag of what goes wrong', async () => {
  await expect(material('--ssl-cert=nothing')).rejects.toMatchObject({
    code: 'file-missing',
    message: 'nothing: none (expected what --ssl-cert names (the command line))',
    detail: { fields: { flag: 'ssl-cert' } },
  });
  for (const line of ['--ssl-ca=key', '--ssl-ca=ca --ssl-crl=ca', '--ssl-capath=empty']) {
    await expect(material(line), line).rejects.toMatchObject({ code: 'tls-material-bad' });
  }
});
