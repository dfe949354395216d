/**
 * Whether OpenSSL can know a cipher of TLS 1.2 by this name: its parts (key exchange and signature, cipher, digest) as
 * openssl-ciphers(1) combines them. A name that is none is passed over in a list, and a list of such names selects nothing.
 */
export function isCipherName(name: string): boolean {
  return cipherName.test(name);
}

const exchange = '(ECDHE|DHE|EDH|ECDH|DH)-(RSA|ECDSA|DSS|PSK)|ECDHE|ADH|AECDH|EXP|(DHE-|RSA-)?PSK|SRP(-(RSA|DSS))?';
const cipher = [
  'AES(128|256)-(GCM-SHA(256|384)|CCM8?|(CBC-)?SHA(256|384)?)',
  'AES-(128|256)-CBC-SHA',
  '(CAMELLIA|ARIA|SEED)(128|256)?-(GCM-)?SHA(256|384)?',
  '(CHACHA20-POLY1305)(-SHA256)?',
  'NULL-(MD5|SHA(256|384)?)',
  '(RC[24]|DES|3DES|IDEA)[A-Z0-9]*(-[A-Z0-9]+)*-(SHA|MD5|RMD)',
].join('|');
const cipherName = new RegExp(`^((${exchange})-)?(${cipher})$`);
