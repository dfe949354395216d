import { it } from 'vitest';
import { certFile, makeCa } from '../../test/make/certificates.ts';
import { makeFacts } from '../../test/make/facts.ts';
import { fileAt } from '../../test/make/files.ts';
import { finds } from '../../test/make/finds.ts';
import type { KeyStoreFact } from '../facts/driver.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './driver-java-keystore-password-wrong.ts';

const pem = fileAt('/0755 ca.pem:0644', certFile(makeCa('/CN=CA')));

const java = (store: KeyStoreFact | undefined, parts: Partial<Facts> = {}): Facts =>
  makeFacts({
    ...parts,
    client: {
      driver: {
        id: 'connector-j-9',
        options: { trustCertificateKeyStoreUrl: 'file:/ca.pem' },
        tls: {
          asks: 'must',
          verifiesChain: true,
          verifiesName: false,
          ...(store === undefined ? {} : { ca: { kind: 'store', path: '/ca.pem', form: 'JKS' } }),
        },
        problems: [],
        ...(store === undefined ? {} : { stores: { ca: store } }),
      },
    },
  });

it('fires where the password does not open it, and is silent where it does or cannot be told', () => {
  finds(check, java({ file: pem, opens: false }), 1);
  finds(check, java({ file: pem, opens: true }), 0);
  finds(check, java({ file: pem }), 0);
});
