import { it } from 'vitest';
import { fileAt, mysql } from '../../test/make/files.ts';
import { finds, makeServer } from '../../test/make/finds.ts';
import { check } from './apparmor-denies-tls-files.ts';

it('fires: refused, and AppArmor enforces', () =>
  finds(
    check,
    makeServer(
      { key: { ...fileAt('/0755 k.pem:0644'), opened: { as: mysql, ok: false, errno: 'EACCES' } } },
      { host: { apparmor: 'enforcing' } },
    ),
    1,
  ));

it('is silent: AppArmor enforces, and it opens', () =>
  finds(
    check,
    makeServer(
      { key: { ...fileAt('/0755 k.pem:0644'), opened: { as: mysql, ok: true } } },
      { host: { apparmor: 'enforcing' } },
    ),
    0,
  ));
