import { it } from 'vitest';
import { fileAt, pem, privateKey } from '../../test/make/files.ts';
import { finds, makeServer } from '../../test/make/finds.ts';
import { check } from './server-ca-file-without-cert.ts';

it('fires: a key in its place', () =>
  finds(check, makeServer({ ca: fileAt('/0755 etc/0755 x.pem:0644', privateKey()) }), 1));

it('is silent: a certificate beside other text', () =>
  finds(
    check,
    makeServer({
      ca: fileAt(
        '/0755 etc/0755 x.pem:0644',
        pem({ kind: 'other', label: 'X' }, { kind: 'certificate', der: new Uint8Array() }),
      ),
    }),
    0,
  ));
