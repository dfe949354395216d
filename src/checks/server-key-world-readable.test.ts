import { it } from 'vitest';
import { fileAt } from '../../test/make/files.ts';
import { finds, makeServer } from '../../test/make/finds.ts';
import { check } from './server-key-world-readable.ts';

it('fires: 0644 in folders that all may pass', () => {
  finds(check, makeServer({ key: fileAt('/0755 tls/0755 k.pem:0644') }), 1);
});

it('is silent: a closed folder above it, or a closed file', () => {
  finds(check, makeServer({ key: fileAt('/0755 tls/0750 k.pem:0644') }), 0);
  finds(check, makeServer({ key: fileAt('/0755 tls/0755 k.pem:0640') }), 0);
});
