import { expect, it } from 'vitest';
import { parseTlsVersion, tlsSettings, tlsUnusable } from './tls-settings.ts';

it.each([
  ['TLSv1.2,TLSv1.3', ['TLSv1.2', 'TLSv1.3']],
  ['tlsv1.3 , TLSv1.2', ['TLSv1.2', 'TLSv1.3']],
  ['TLSv1.3', ['TLSv1.3']],
  ['', []],
  ['TLSv1.1', undefined],
  ['TLSv1.3,', undefined],
])('tls_version %j', (text, expected) => {
  expect(parseTlsVersion(text)).toEqual(expected);
});

it('reads the variables', () => {
  const settings = tlsSettings((name) => ({ ssl_ca: 'a', tls_ciphersuites: '' })[name] ?? null);
  expect(settings).toMatchObject({ ca: 'a', cert: '', ciphersuites: '', version: 'TLSv1.2,TLSv1.3' });
});

it("keeps MySQL's words for programs", () => {
  expect(tlsUnusable('Unable to get certificate', 'x.pem').detail).toMatchObject({
    at: 'x.pem',
    fields: { trouble: 'Unable to get certificate' },
  });
});
