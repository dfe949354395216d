import { it } from 'vitest';
import { fileAt, mysql } from '../../test/make/files.ts';
import { finds, makeServer } from '../../test/make/finds.ts';
import { check } from './tls-files-on-nfs-root-squash.ts';

it('fires: refused on NFS', () =>
  finds(
    check,
    makeServer({
      key: {
        ...fileAt('/0755 k.pem:0644'),
        opened: { as: mysql, ok: false, errno: 'EACCES' },
        mount: { point: '/mnt', type: 'nfs4' },
      },
    }),
    1,
  ));

it('is silent: refused on a local disk', () =>
  finds(
    check,
    makeServer({
      key: {
        ...fileAt('/0755 k.pem:0644'),
        opened: { as: mysql, ok: false, errno: 'EACCES' },
        mount: { point: '/', type: 'ext4' },
      },
    }),
    0,
  ));
