import { it } from 'vitest';
import { makeCa } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedChain } from '../../test/make/scenes.ts';
import { check } from './mariadb-auto-cert-not-verifiable.ts';

const foreign = makeCa('/O=Other/CN=Foreign');
const auto = makeCa('/CN=MariaDB Server');

it("fires: MariaDB's own certificate", () => {
  finds(check, refusedChain('DEPTH_ZERO_SELF_SIGNED_CERT', [auto], [foreign]), 1);
});

it('is silent: another self-signed one', () => {
  finds(check, refusedChain('DEPTH_ZERO_SELF_SIGNED_CERT', [makeCa('/CN=own')], [foreign]), 0);
});
