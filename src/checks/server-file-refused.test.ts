import { it } from 'vitest';
import { fileAt, mysql } from '../../test/make/files.ts';
import { finds, makeServer } from '../../test/make/finds.ts';
import { check } from './server-file-refused.ts';

it('fires: refused, and nobody known enforces it', () =>
  finds(
    check,
    makeServer({ key: { ...fileAt('/0755 k.pem:0644'), opened: { as: mysql, ok: false, errno: 'EACCES' } } }),
    1,
  ));

it('is silent: the modes explain it', () =>
  finds(
    check,
    makeServer({ key: { ...fileAt('/0755 k.pem:0600'), opened: { as: mysql, ok: false, errno: 'EACCES' } } }),
    0,
  ));
