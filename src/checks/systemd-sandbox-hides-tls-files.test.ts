import { it } from 'vitest';
import { fileAt } from '../../test/make/files.ts';
import { finds, makeServer } from '../../test/make/finds.ts';
import { check } from './systemd-sandbox-hides-tls-files.ts';

it('fires: the view of the server lacks it', () =>
  finds(check, makeServer({ key: { ...fileAt('/0755 k.pem:0644'), inside: { exists: false } } }), 1));

it('is silent: it has it', () =>
  finds(check, makeServer({ key: { ...fileAt('/0755 k.pem:0644'), inside: { exists: true } } }), 0));
