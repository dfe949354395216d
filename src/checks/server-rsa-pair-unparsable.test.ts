import { it } from 'vitest';
import { fileAt, privateKey } from '../../test/make/files.ts';
import { finds, makeServer } from '../../test/make/finds.ts';
import { check } from './server-rsa-pair-unparsable.ts';

it('fires: a page in place of the key', () => {
  finds(check, makeServer({ 'rsa-public-key': fileAt('/0755 p.pem:0644', { form: 'html', blocks: [] }) }), 1);
});

it('is silent: a whole key', () => {
  finds(check, makeServer({ 'rsa-private-key': fileAt('/0755 p.pem:0644', privateKey()) }), 0);
});
