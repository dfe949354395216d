import { it } from 'vitest';
import { fileAt, pem } from '../../test/make/files.ts';
import { finds, makeServer } from '../../test/make/finds.ts';
import { check } from './der-instead-of-pem.ts';

it('fires: a binary certificate', () =>
  finds(check, makeServer({ cert: fileAt('/0755 etc/0755 x.pem:0644', { form: 'der', blocks: [] }) }), 1));

it('is silent: a PEM certificate', () =>
  finds(
    check,
    makeServer({ cert: fileAt('/0755 etc/0755 x.pem:0644', pem({ kind: 'certificate', der: new Uint8Array() })) }),
    0,
  ));
