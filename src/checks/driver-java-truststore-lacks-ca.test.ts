import { it } from 'vitest';
import { cutOff } from '../../test/make/facts.ts';
import { fileAt } from '../../test/make/files.ts';
import { finds } from '../../test/make/finds.ts';
import { javaStore } from '../../test/make/java-store.ts';
import { check } from './driver-java-truststore-lacks-ca.ts';

const refused = (what: 'chain' | 'name') => ({
  wire: { attempts: [cutOff('tls', { tls: { ok: true, chain: [], verified: { ok: false, what, error: 'X' } } })] },
});

it('fires where the store of the JDK does not know the CA', () => {
  finds(check, javaStore(undefined, refused('chain')), 1);
});

it('is silent with a store of its own, and about the name', () => {
  finds(check, javaStore({ file: fileAt('/0755 t.p12:0644') }, refused('chain')), 0);
  finds(check, javaStore(undefined, refused('name')), 0);
});
