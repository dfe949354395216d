import { it } from 'vitest';
import { fileAt, pem } from '../../test/make/files.ts';
import { finds, makeServer } from '../../test/make/finds.ts';
import { check } from './pem-line-endings.ts';

it('fires: bare CR', () =>
  finds(
    check,
    makeServer({ cert: fileAt('/0755 etc/0755 x.pem:0644', { form: 'pem', blocks: [], lineEnds: 'cr' }) }),
    1,
  ));

it('is silent: CRLF, which OpenSSL reads', () =>
  finds(
    check,
    makeServer({
      cert: fileAt('/0755 etc/0755 x.pem:0644', {
        ...pem({ kind: 'certificate', der: new Uint8Array() }),
        lineEnds: 'crlf',
      }),
    }),
    0,
  ));
