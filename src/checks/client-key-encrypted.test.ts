import { it } from 'vitest';
import { makeFacts } from '../../test/make/facts.ts';
import { fileAt, mysql, privateKey } from '../../test/make/files.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './client-key-encrypted.ts';

it('fires: a passphrase', () => {
  finds(
    check,
    makeFacts({ client: { user: mysql, files: { key: fileAt('/0755 k.pem:0644', privateKey({ encrypted: true })) } } }),
    1,
  );
});

it('is silent: none', () => {
  finds(check, makeFacts({ client: { user: mysql, files: { key: fileAt('/0755 k.pem:0644', privateKey()) } } }), 0);
});
