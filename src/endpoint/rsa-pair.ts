import { generateKeyPairSync } from 'node:crypto';

/** An RSA pair in PEM for passwords on plain connections. */
export interface RsaPair {
  readonly privateKey: string;
  readonly publicKey: string;
}

/** A pair that is made when it is first asked for: making one takes a tenth of a second, and most servers never need it. */
export function lazyRsaPair(): RsaPair {
  let pair: RsaPair | undefined;
  const made = (): RsaPair => {
    pair ??= generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    return pair;
  };
  return {
    get privateKey() {
      return made().privateKey;
    },
    get publicKey() {
      return made().publicKey;
    },
  };
}
