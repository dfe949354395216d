import type { KeyStoreFact } from '../../src/facts/driver.ts';
import type { Facts } from '../../src/facts/facts.ts';
import { makeFacts } from './facts.ts';

/** Connector/J 9 that is to trust the store at `/ca.pem`, and what was seen of that store. */
export function javaStore(store: KeyStoreFact | undefined, parts: Partial<Facts> = {}): Facts {
  return makeFacts({
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
}
