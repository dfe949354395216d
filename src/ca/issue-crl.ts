import { invariant } from '../base/error.ts';
import { changeFolder } from './change-folder.ts';
import type { MadeCrl } from './make-crl.ts';
import type { Ca } from './open-ca.ts';
import { revokeEntries } from './revoke-entries.ts';

/**
 * Makes the CRL of a CA folder anew, as `openssl ca -gencrl` does, and puts it in its place (`crl.pem`). Scheduled
 * revocations whose time has come take effect.
 */
export async function issueCrl(ca: Ca, options: { readonly days?: number } = {}): Promise<MadeCrl> {
  return await changeFolder(
    ca.place,
    ca.disk,
    async (turn) => {
      const { crl, changes } = await revokeEntries(ca, [], options);
      invariant(crl !== undefined, 'no CRL was made');
      turn.commit(changes);
      return crl;
    },
    ca.lock,
  );
}
