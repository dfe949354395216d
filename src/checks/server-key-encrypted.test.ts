import { it } from 'vitest';
import { fileAt, privateKey } from '../../test/make/files.ts';
import { finds, makeServer } from '../../test/make/finds.ts';
import { check } from './server-key-encrypted.ts';

it('fires: a passphrase', () =>
  finds(check, makeServer({ key: fileAt('/0755 etc/0755 x.pem:0644', privateKey({ encrypted: true })) }), 1));

it('is silent: none', () => finds(check, makeServer({ key: fileAt('/0755 etc/0755 x.pem:0644', privateKey()) }), 0));
