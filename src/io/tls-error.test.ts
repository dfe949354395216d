import { expect, it } from 'vitest';
import { tlsError } from './tls-error.ts';

const check = (text: string, expected: string, code?: string): void =>
  expect(tlsError(Object.assign(new Error(text), code === undefined ? {} : { code }), 'db1:3306')).toMatchObject({
    code: expected,
    detail: { fields: { openssl: text } },
  });

it('codes the errors of node:tls and keeps their text', () => {
  check(
    '00:error:0A000418:SSL routines:ssl3_read_bytes:tlsv1 alert unknown ca:…:SSL alert number 48',
    'tls-alert',
    'ERR_SSL_TLSV1_ALERT_UNKNOWN_CA',
  );
  check(
    'error:05800074:x509 certificate routines::key values mismatch',
    'tls-key-mismatch',
    'ERR_OSSL_X509_KEY_VALUES_MISMATCH',
  );
  check('error:0480006C:PEM routines::no start line', 'tls-material-bad', 'ERR_OSSL_PEM_NO_START_LINE');
  check('error:1C800064:Provider routines::bad decrypt', 'tls-passphrase', 'ERR_OSSL_BAD_DECRYPT');
  check('error:0A0000B9:SSL routines::no cipher match', 'tls-cipher-list', 'ERR_SSL_NO_CIPHER_MATCH');
  check('error:0A00010B:SSL routines::wrong version number', 'tls-not-spoken', 'ERR_SSL_WRONG_VERSION_NUMBER');
  check('error:0A000102:SSL routines::unsupported protocol', 'tls-no-common-version', 'ERR_SSL_UNSUPPORTED_PROTOCOL');
  check('error:0A00018A:SSL routines::dh key too small', 'tls-material-weak', 'ERR_SSL_DH_KEY_TOO_SMALL');
  check(
    'Client network socket disconnected before secure TLS connection was established',
    'tls-connection-lost',
    'ECONNRESET',
  );
  check('something new', 'tls-failed');
});
