import { it } from 'vitest';
import { fileAt, privateKey } from '../../test/make/files.ts';
import { finds, makeServer } from '../../test/make/finds.ts';
import { check } from './server-key-file-unusable.ts';

it('fires: damaged', () =>
  finds(
    check,
    makeServer({ key: fileAt('/0755 etc/0755 x.pem:0644', { form: 'pem', blocks: [], damage: ['no END line'] }) }),
    1,
  ));

it('is silent: encrypted, which is another fault', () =>
  finds(check, makeServer({ key: fileAt('/0755 etc/0755 x.pem:0644', privateKey({ encrypted: true })) }), 0));
