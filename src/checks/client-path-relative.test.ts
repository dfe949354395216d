import { it } from 'vitest';
import { makeFacts } from '../../test/make/facts.ts';
import { fileAt, mysql, pem } from '../../test/make/files.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './client-path-relative.ts';

it('fires: not in this folder', () => {
  finds(
    check,
    makeFacts({
      client: { user: mysql, files: { ca: { ...fileAt('/0755 home/0755 ca.pem:missing'), named: 'ca.pem' } } },
    }),
    1,
  );
});

it('is silent: in this folder', () => {
  finds(
    check,
    makeFacts({
      client: {
        user: mysql,
        files: {
          ca: { ...fileAt('/0755 x.pem:0644', pem({ kind: 'certificate', der: new Uint8Array() })), named: 'x.pem' },
        },
      },
    }),
    0,
  );
});
