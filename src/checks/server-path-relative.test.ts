import { it } from 'vitest';
import { fileAt } from '../../test/make/files.ts';
import { finds, makeServer } from '../../test/make/finds.ts';
import { check } from './server-path-relative.ts';

it('fires: not in the data folder', () =>
  finds(check, makeServer({ cert: { ...fileAt('/0755 data/0755 pki:missing'), named: 'pki/c.pem' } }), 1));

it('is silent: in the data folder', () =>
  finds(check, makeServer({ cert: { ...fileAt('/0755 data/0755 c.pem:0644'), named: 'c.pem' } }), 0));
