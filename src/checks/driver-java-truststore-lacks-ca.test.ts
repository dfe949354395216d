import { it } from 'vitest';
import { cutOff, makeFacts } from '../../test/make/facts.ts';
import { fileAt } from '../../test/make/files.ts';
import { finds } from '../../test/make/finds.ts';
import type { KeyStoreFact } from '../facts/driver.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './driver-java-truststore-lacks-ca.ts';

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

const refused = (what: 'chain' | 'name') => ({
  wire: { attempts: [cutOff('tls', { tls: { ok: true, chain: [], verified: { ok: false, what, error: 'X' } } })] },
});

it('fires where the store of the JDK does not know the CA', () => {
  finds(check, java(undefined, refused('chain')), 1);
});

it('is silent with a store of its own, and about the name', () => {
  finds(check, java({ file: fileAt('/0755 t.p12:0644') }, refused('chain')), 0);
  finds(check, java(undefined, refused('name')), 0);
});
