import { it } from 'vitest';
import { certFile, makeCa } from '../../test/make/certificates.ts';
import { crlFile, makeCrl } from '../../test/make/crls.ts';
import { fileAt } from '../../test/make/files.ts';
import { finds, makeServer } from '../../test/make/finds.ts';
import { check } from './server-crl-file-unusable.ts';

const ca = makeCa('/CN=CA');

it('fires: a certificate in place of a CRL', () => {
  finds(check, makeServer({ crl: fileAt('/0755 crl.pem:0644', certFile(ca)) }), 1);
});

it('is silent: a CRL', () => {
  finds(check, makeServer({ crl: fileAt('/0755 crl.pem:0644', crlFile(makeCrl(ca))) }), 0);
});
