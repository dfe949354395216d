import { it } from 'vitest';
import { check } from '../../../test/x509/verify-check.ts';
import { type CertificateSpec, ext, general, issue } from '../../../test/x509/verify-pki.ts';

const root = issue({ subject: '/CN=Root', extensions: [ext.ca(), ext.nc([general.dns('example.org')], [])] });

function checkLeaf(spec: CertificateSpec, expected: string): void {
  check({ leaf: issue({ keyNumber: 2, subject: '/CN=leaf', ...spec }, root), trusted: [root] }, expected);
}

it('holds the names of a leaf to the constraints of its CA', () => {
  checkLeaf({ extensions: [ext.san(general.dns('db.example.org'))] }, 'ok 2');
  checkLeaf({ extensions: [ext.san(general.dns('db.example.net'))] }, 'X509_V_ERR_PERMITTED_VIOLATION@0');
});

it('a common name counts where it looks like a host and there is no dNSName', () => {
  checkLeaf({ subject: '/CN=db.example.net' }, 'X509_V_ERR_PERMITTED_VIOLATION@0');
  checkLeaf({ subject: '/CN=Some Body' }, 'ok 2');
  checkLeaf({ subject: '/CN=db.example.net', extensions: [ext.san(general.dns('a.example.org'))] }, 'ok 2');
});
