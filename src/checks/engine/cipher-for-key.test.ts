import { expect, it } from 'vitest';
import { certFile, makeCertificate } from '../../../test/make/certificates.ts';
import { fileAt } from '../../../test/make/files.ts';
import { serverWith } from '../../../test/make/options.ts';
import { listNotForKey } from './cipher-for-key.ts';

const keys = {
  rsa: ['-newkey', 'rsa:2048'],
  ec: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
} as const;
const facts = (key: keyof typeof keys, lines: string) => {
  const leaf = makeCertificate({ subject: '/CN=db', key: keys[key] });
  const base = serverWith(`[mysqld]\n${lines}\n`);
  return { ...base, server: { ...base.server, files: { cert: fileAt('/0755 c.pem:0644', certFile(leaf)) } } };
};
const only12 = 'tls_version=TLSv1.2\n';

const check = (key: keyof typeof keys, lines: string, severity: 'error' | 'notice' | undefined): void => {
  const found = listNotForKey(facts(key, lines));
  expect(found === undefined ? undefined : (found.severity ?? 'error'), lines).toBe(severity);
};

it('sees a list for the other kind of key', () => {
  check('rsa', `${only12}ssl_cipher=ECDHE-ECDSA-AES128-GCM-SHA256`, 'error');
  check('ec', `${only12}ssl_cipher=ECDHE-RSA-AES128-GCM-SHA256:AES256-SHA256`, 'error');
});

it('makes little of it where TLS 1.3 remains and nothing failed', () => {
  check('rsa', 'ssl_cipher=ECDHE-ECDSA-AES128-GCM-SHA256', 'notice');
});

it('says nothing where one fits or a group may hold one', () => {
  check('rsa', `${only12}ssl_cipher=ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256`, undefined);
  check('rsa', `${only12}ssl_cipher=HIGH:ECDHE-ECDSA-AES128-GCM-SHA256`, undefined);
  check('ec', `${only12}ssl_cipher=ECDHE-ECDSA-AES128-GCM-SHA256`, undefined);
});
