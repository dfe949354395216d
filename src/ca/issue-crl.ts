import { changeFolder } from './change-folder.ts';
import { readIfThere } from './disk.ts';
import { type MadeCrl, makeCrl } from './make-crl.ts';
import type { Ca } from './open-ca.ts';
import { indexLimit } from './transaction.ts';

/** Makes the CRL of a CA folder anew, as `openssl ca -gencrl` does, and puts it in its place (`crl.pem`). */
export async function issueCrl(ca: Ca, options: { readonly days?: number } = {}): Promise<MadeCrl> {
  return await changeFolder(
    ca.place,
    ca.disk,
    async (turn) => {
      const index = readIfThere(ca.layout.index, indexLimit)?.toString('latin1') ?? '';
      const { crl, changes } = await makeCrl(ca, index, options.days);
      turn.commit(changes);
      return crl;
    },
    ca.lock,
  );
}
