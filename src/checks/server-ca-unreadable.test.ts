import { it } from 'vitest';
import { fileAt } from '../../test/make/files.ts';
import { finds, makeServer } from '../../test/make/finds.ts';
import { check } from './server-ca-unreadable.ts';

it('fires: 0600 root', () => finds(check, makeServer({ ca: fileAt('/0755 c.pem:0600') }), 1));

it('is silent: the folder is closed, not the file', () =>
  finds(check, makeServer({ ca: fileAt('/0700 c.pem:0644') }), 0));
