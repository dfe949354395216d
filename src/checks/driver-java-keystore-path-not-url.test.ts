import { it } from 'vitest';
import { certFile, makeCa } from '../../test/make/certificates.ts';
import { makeFacts } from '../../test/make/facts.ts';
import { fileAt } from '../../test/make/files.ts';
import { finds } from '../../test/make/finds.ts';
import type { KeyStoreFact } from '../facts/driver.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './driver-java-keystore-path-not-url.ts';

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

it('fires on a store that is not there, and is silent on one that is', () => {
  const missing = { ...pem, steps: [{ path: '/ca.pem', type: 'missing' as const }] };
  finds(check, java({ file: missing }), 1);
  finds(check, java({ file: pem }), 0);
});
