import { it } from 'vitest';
import { makeFacts } from '../../test/make/facts.ts';
import { fileAt, mysql, pem } from '../../test/make/files.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './client-ca-file-missing.ts';

it('fires: missing', () => {
  finds(check, makeFacts({ client: { user: mysql, files: { ca: fileAt('/0755 ca.pem:missing') } } }), 1);
});

it('is silent: there', () => {
  finds(
    check,
    makeFacts({
      client: {
        user: mysql,
        files: { ca: fileAt('/0755 x.pem:0644', pem({ kind: 'certificate', der: new Uint8Array() })) },
      },
    }),
    0,
  );
});

it('fires: a folder', () => {
  finds(check, makeFacts({ client: { user: mysql, files: { ca: fileAt('/0755 certs/0755') } } }), 1);
});
