import { it } from 'vitest';
import { makeFacts } from '../../test/make/facts.ts';
import { fileAt, mysql, pem, privateKey } from '../../test/make/files.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './client-file-swapped-or-not-pem.ts';

it('fires: a key where the certificate should be', () => {
  finds(check, makeFacts({ client: { user: mysql, files: { cert: fileAt('/0755 c.pem:0644', privateKey()) } } }), 1);
});

it('is silent: a certificate', () => {
  finds(
    check,
    makeFacts({
      client: {
        user: mysql,
        files: { cert: fileAt('/0755 x.pem:0644', pem({ kind: 'certificate', der: new Uint8Array() })) },
      },
    }),
    0,
  );
});
