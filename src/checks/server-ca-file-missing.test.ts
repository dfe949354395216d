import { it } from 'vitest';
import { fileAt } from '../../test/make/files.ts';
import { finds, makeServer } from '../../test/make/finds.ts';
import { check } from './server-ca-file-missing.ts';

it('fires: ssl_ca is not there', () =>
  finds(check, makeServer({ ca: fileAt('/0755 ca.pem:missing'), crl: fileAt('/0755 crl.pem:missing') }), 1));

it('is silent: the certificate is missing, not the CA', () =>
  finds(check, makeServer({ ca: fileAt('/0755 etc/0755 x.pem:0644'), cert: fileAt('/0755 c.pem:missing') }), 0));
