import type { KeyObject } from 'node:crypto';
import type { SecurityLevel } from './verification.ts';

/** Bits that each level asks for (minbits_table in x509_vfy.c; SSL_CTX_set_security_level(3)). */
export const leastBits: Readonly<Record<SecurityLevel, number>> = { 0: 0, 1: 80, 2: 112, 3: 128, 4: 192, 5: 256 };

/** Strength of a public key in bits (EVP_PKEY_get_security_bits). */
export function keyStrength(key: KeyObject, bits: number): number {
  switch (key.asymmetricKeyType) {
    case 'rsa':
    case 'rsa-pss':
      return modulusStrength(key.asymmetricKeyDetails?.modulusLength ?? bits);
    case 'dsa':
      return dsaStrength(bits, key.asymmetricKeyDetails?.divisorLength ?? 0);
    case 'ec':
      return curveStrength(bits);
    case 'ed448':
    case 'x448':
      return 224;
    case 'ed25519':
    case 'x25519':
      return 128;
    default:
      return 0;
  }
}

const fixed: Readonly<Record<number, number>> = {
  2048: 112,
  3072: 128,
  4096: 152,
  6144: 176,
  7680: 192,
  8192: 200,
  15360: 256,
};

/** NIST SP 800-56B appendix D, rounded to a multiple of 8, as ossl_ifc_ffc_compute_security_bits in rsa_lib.c. */
function modulusStrength(bits: number): number {
  const known = fixed[bits];
  if (known !== undefined) return known;
  if (bits < 8) return 0;
  const cap = bits <= 7680 ? 192 : bits <= 15360 ? 256 : 1200;
  const x = bits * Math.LN2;
  const estimate = Math.trunc((1.923 * Math.cbrt(x * Math.log(x) ** 2) - 4.69) / Math.LN2);
  return Math.min(cap, (estimate + 4) & ~7);
}

/** BN_security_bits in bn_lib.c. */
function dsaStrength(modulus: number, divisor: number): number {
  const steps = [
    [15360, 256],
    [7680, 192],
    [3072, 128],
    [2048, 112],
    [1024, 80],
  ] as const;
  const most = steps.find(([least]) => modulus >= least)?.[1] ?? 0;
  return divisor < 160 ? 0 : Math.min(most, Math.floor(divisor / 2));
}

/** ECDSA keys count in steps (ec_security_bits in ec_pmeth.c). */
function curveStrength(orderBits: number): number {
  if (orderBits >= 512) return 256;
  if (orderBits >= 384) return 192;
  if (orderBits >= 256) return 128;
  if (orderBits >= 224) return 112;
  return orderBits >= 160 ? 80 : Math.floor(orderBits / 2);
}
