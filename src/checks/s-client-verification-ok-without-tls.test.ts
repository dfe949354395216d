import { it } from 'vitest';
import { makeFacts } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './s-client-verification-ok-without-tls.ts';

const said = (complaint: string): Facts => makeFacts({ client: { complaint } });

it('fires on the fault', () => {
  finds(check, said('New, (NONE), Cipher is (NONE)\nVerify return code: 0 (ok)'), 1);
});

it('is silent on the near miss', () => {
  finds(check, said('New, TLSv1.3, Cipher is TLS_AES_256_GCM_SHA384\nVerify return code: 0 (ok)'), 0);
  finds(check, said('Cipher is (NONE)\nVerify return code: 20'), 0);
});
