import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedChain } from '../../test/make/scenes.ts';
import { check } from './cert-explicit-curve.ts';

const root = makeCa('/CN=Root');
const leaf = (...more: string[]) =>
  makeCertificate({
    subject: '/CN=db',
    issuer: root,
    key: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', ...more],
  });

it('fires: the numbers of the curve in place of its name', () => {
  finds(check, refusedChain('UNSPECIFIED', [leaf('-pkeyopt', 'ec_param_enc:explicit')], [root]), 1);
});

it('is silent: a named curve', () => {
  finds(check, refusedChain('UNSPECIFIED', [leaf()], [root]), 0);
});
