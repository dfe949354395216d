import { expect, it } from 'vitest';
import { cryptoPolicy } from './crypto-policy.ts';

const read =
  (files: Readonly<Record<string, string>>) =>
  (path: string): string | undefined =>
    files[path];

const chain = 'openssl_conf = a\n[a]\nssl_conf = b # why\n[ b ]\nsystem_default = c\n';

it('follows the sections to the defaults of TLS', () => {
  const text = `${chain}[c]\nMinProtocol = TLSv1.3\nCipherString = DEFAULT@SECLEVEL=3\n`;
  expect(cryptoPolicy({ OPENSSL_CONF: '/o.cnf' }, read({ '/o.cnf': text }))).toEqual({
    file: '/o.cnf',
    minProtocol: 'TLSv1.3',
    cipherString: 'DEFAULT@SECLEVEL=3',
    securityLevel: 3,
  });
});

it('follows what is included, as RHEL does', () => {
  const files = {
    '/etc/pki/tls/openssl.cnf': `${chain}[c]\n.include = /etc/crypto-policies/back-ends/opensslcnf.config\n`,
    '/etc/crypto-policies/back-ends/opensslcnf.config':
      'CipherString = @SECLEVEL=2:kEECDH\nTLS.MinProtocol = TLSv1.2\n',
  };
  expect(cryptoPolicy({}, read(files))).toMatchObject({ minProtocol: 'TLSv1.2', securityLevel: 2 });
});

it('says nothing where nothing is demanded', () => {
  expect(cryptoPolicy({ OPENSSL_CONF: '/o.cnf' }, read({ '/o.cnf': '[x]\nMinProtocol=TLSv1.3\n' }))).toEqual({
    file: '/o.cnf',
  });
  expect(cryptoPolicy({}, read({}))).toBeUndefined();
  expect(cryptoPolicy({ OPENSSL_CONF: '/o.cnf' }, read({ '/o.cnf': '.include /o.cnf\n' }))).toEqual({ file: '/o.cnf' });
});

it('lists the providers that are activated', () => {
  const text =
    'openssl_conf = a\n[a]\nproviders = p\n[p]\ndefault = d\nlegacy = l\n[d]\n# activate = 1\n[l]\nactivate = 1\n';
  expect(cryptoPolicy({ OPENSSL_CONF: '/o.cnf' }, read({ '/o.cnf': text }))?.providers).toEqual(['legacy']);
  const none = text.replace('activate = 1\n[l]\nactivate = 1', '[l]');
  expect(cryptoPolicy({ OPENSSL_CONF: '/o.cnf' }, read({ '/o.cnf': none }))?.providers).toBeUndefined();
});
