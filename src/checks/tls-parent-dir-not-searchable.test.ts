import { it } from 'vitest';
import { fileAt } from '../../test/make/files.ts';
import { finds, makeServer } from '../../test/make/finds.ts';
import { check } from './tls-parent-dir-not-searchable.ts';

it('fires: 0700 root above the key', () => finds(check, makeServer({ key: fileAt('/0755 live/0700 k.pem:0644') }), 1));

it('is silent: 0711: nobody lists it, everybody passes', () =>
  finds(check, makeServer({ key: fileAt('/0755 live/0711 k.pem:0644') }), 0));
