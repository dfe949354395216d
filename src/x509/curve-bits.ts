/**
 * Bits of the order of those curves whose order is not as long as the bytes of their field, by OpenSSL's short name: what
 * `openssl x509 -text` calls the size of the key.
 */
const orderBits: Readonly<Record<string, number>> = Object.fromEntries(
  (
    'secp112r2:110 secp128r2:126 secp160k1:161 secp160r1:161 secp160r2:161 secp224k1:225 secp521r1:521 prime239v1:239 ' +
    'prime239v2:239 prime239v3:239 sect113r1:113 sect113r2:113 sect131r1:131 sect131r2:131 sect163k1:163 sect163r1:162 ' +
    'sect163r2:163 sect193r1:193 sect193r2:193 sect233k1:232 sect233r1:233 sect239k1:238 sect283k1:281 sect283r1:282 ' +
    'sect409k1:407 sect409r1:409 sect571k1:570 sect571r1:570 c2pnb163v1:163 c2pnb163v2:162 c2pnb163v3:162 c2pnb176v1:161 ' +
    'c2tnb191v1:191 c2tnb191v2:190 c2tnb191v3:189 c2pnb208w1:193 c2tnb239v1:238 c2tnb239v2:237 c2tnb239v3:236 ' +
    'c2pnb272w1:257 c2pnb304w1:289 c2tnb359v1:353 c2pnb368w1:353 c2tnb431r1:418'
  )
    .split(' ')
    .map((entry) => entry.split(':'))
    .map(([name = '', bits = '']) => [name, Number(bits)]),
);

/** Size of a key on a named curve, given the length of its field in bytes. */
export function curveBits(shortName: string, fieldBytes: number): number {
  return orderBits[shortName] ?? fieldBytes * 8;
}
