import { it } from 'vitest';
import { fileAt, pem, privateKey } from '../../test/make/files.ts';
import { finds, makeServer } from '../../test/make/finds.ts';
import { check } from './server-cert-file-unusable.ts';

it('fires: a request in its place', () =>
  finds(
    check,
    makeServer({ cert: fileAt('/0755 etc/0755 x.pem:0644', pem({ kind: 'request', label: 'CERTIFICATE REQUEST' })) }),
    1,
  ));

it('is silent: the certificate after the key in one file', () =>
  finds(
    check,
    makeServer({
      cert: fileAt(
        '/0755 etc/0755 x.pem:0644',
        pem(...privateKey().blocks, { kind: 'certificate', der: new Uint8Array() }),
      ),
    }),
    0,
  ));
