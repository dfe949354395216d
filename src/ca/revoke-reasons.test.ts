import { expect, it } from 'vitest';
import { crlReasons } from '../x509/extension/crl-reason.ts';
import { revocationReasons } from './index-file.ts';
import { revokeReasons } from './revoke-reasons.ts';

it('are reasons that index.txt and CRLs know', () => {
  for (const reason of revokeReasons) {
    expect(revocationReasons).toContain(reason);
    expect(crlReasons).toContain(reason);
  }
});
