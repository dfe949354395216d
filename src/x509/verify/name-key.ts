import type { Name } from '../name.ts';
import { canonicalEncoding } from '../name-compare.ts';

/** The canonical name in hexadecimal: equal texts are equal names to OpenSSL (X509_NAME_cmp). */
export function nameKey(name: Name): string {
  return Buffer.from(canonicalEncoding(name)).toString('hex');
}
