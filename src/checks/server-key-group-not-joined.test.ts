import { it } from 'vitest';
import { fileAt } from '../../test/make/files.ts';
import { finds, makeServer } from '../../test/make/finds.ts';
import { check } from './server-key-group-not-joined.ts';

it('fires: 0640 of another group', () => finds(check, makeServer({ key: fileAt('/0755 k.pem:0640') }), 1));

it('is silent: nobody but the owner may read it', () =>
  finds(check, makeServer({ key: fileAt('/0755 k.pem:0600') }), 0));
