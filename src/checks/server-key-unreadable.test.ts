import { it } from 'vitest';
import { fileAt } from '../../test/make/files.ts';
import { finds, makeServer } from '../../test/make/finds.ts';
import { check } from './server-key-unreadable.ts';

it('fires: 0600 root', () => finds(check, makeServer({ key: fileAt('/0755 k.pem:0600') }), 1));

it('is silent: 0400 of the server', () => finds(check, makeServer({ key: fileAt('/0755 k.pem:0400,mysql') }), 0));
