import { it } from 'vitest';
import { fileAt, mysql } from '../../test/make/files.ts';
import { finds, makeServer } from '../../test/make/finds.ts';
import { check } from './selinux-denies-tls-files.ts';

it('fires: refused, and SELinux enforces', () =>
  finds(
    check,
    makeServer(
      { key: { ...fileAt('/0755 k.pem:0644'), opened: { as: mysql, ok: false, errno: 'EACCES' } } },
      { host: { selinux: 'enforcing' } },
    ),
    1,
  ));

it('is silent: SELinux is permissive', () =>
  finds(
    check,
    makeServer(
      { key: { ...fileAt('/0755 k.pem:0644'), opened: { as: mysql, ok: false, errno: 'EACCES' } } },
      { host: { selinux: 'permissive' } },
    ),
    0,
  ));
