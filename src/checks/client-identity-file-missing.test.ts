import { it } from 'vitest';
import { makeFacts } from '../../test/make/facts.ts';
import { fileAt, mysql } from '../../test/make/files.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './client-identity-file-missing.ts';

it('fires: missing', () => {
  finds(check, makeFacts({ client: { user: mysql, files: { cert: fileAt('/0755 c.pem:missing') } } }), 1);
});

it('is silent: the CA is missing', () => {
  finds(check, makeFacts({ client: { user: mysql, files: { ca: fileAt('/0755 ca.pem:missing') } } }), 0);
});
