import { it } from 'vitest';
import { fileAt } from '../../test/make/files.ts';
import { finds, makeServer } from '../../test/make/finds.ts';
import { check } from './server-cert-unreadable.ts';

it('fires: 0600 root', () => finds(check, makeServer({ cert: fileAt('/0755 c.pem:0600') }), 1));

it('is silent: 0644 root', () => finds(check, makeServer({ cert: fileAt('/0755 c.pem:0644') }), 0));
