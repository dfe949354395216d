import { it } from 'vitest';
import { makeFacts } from '../../test/make/facts.ts';
import { fileAt, mysql, pem, privateKey } from '../../test/make/files.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './client-cert-without-key.ts';

it('fires: the certificate alone', () => {
  finds(
    check,
    makeFacts({
      client: {
        user: mysql,
        files: { cert: fileAt('/0755 x.pem:0644', pem({ kind: 'certificate', der: new Uint8Array() })) },
      },
    }),
    1,
  );
});

it('is silent: one file with both', () => {
  finds(
    check,
    makeFacts({
      client: {
        user: mysql,
        files: {
          cert: fileAt('/0755 c.pem:0644', pem({ kind: 'certificate', der: new Uint8Array() }, ...privateKey().blocks)),
        },
      },
    }),
    0,
  );
});
