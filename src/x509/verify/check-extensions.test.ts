import { it } from 'vitest';
import { chainOf } from '../../../test/x509/verify-cases.ts';
import { check } from '../../../test/x509/verify-check.ts';
import { ext } from '../../../test/x509/verify-pki.ts';

function checkWith(spec: Parameters<typeof chainOf>[0], expected: string): void {
  const { root, mid, leaf } = chainOf(spec);
  check({ leaf, untrusted: [mid], trusted: [root] }, expected);
}

it('an intermediate must be a CA by basicConstraints, a root may be one the old way', () => {
  checkWith({ mid: { extensions: [] } }, 'X509_V_ERR_INVALID_CA@1');
  checkWith({ mid: { version: 1, extensions: [] } }, 'X509_V_ERR_INVALID_CA@1');
  checkWith({ root: { version: 1, extensions: [] } }, 'ok 3');
});

it('a path length holds for intermediates that are not self-issued', () => {
  checkWith({ root: { extensions: [ext.ca(0)] } }, 'X509_V_ERR_PATH_LENGTH_EXCEEDED@2');
  checkWith({ root: { extensions: [ext.ca(1)] } }, 'ok 3');
});

it('critical extensions that are not known, and curves written out', () => {
  checkWith({ leaf: { extensions: [ext.unknown(true)] } }, 'X509_V_ERR_UNHANDLED_CRITICAL_EXTENSION@0');
  checkWith({ leaf: { key: 'explicit' } }, 'X509_V_ERR_EC_KEY_EXPLICIT_PARAMS@0');
});
