import { fail } from '../base/error.ts';
import { originText } from '../optionfile/option-spec.ts';
import type { Connection } from './connection.ts';

/**
 * The fingerprints of `--ssl-fp` (divided by commas or bars) and of the file that `--ssl-fplist` names (one a line): SHA-256
 * in hex with or without colons, given back in upper case with colons. As MariaDB Connector/C since 3.4, SHA-1 is refused.
 */
export function fingerprintList({ options, origins }: Connection, file: string | undefined): string[] {
  const typed = (options['ssl-fp'] ?? '').split(/[,|]/);
  const words = [...typed, ...(file ?? '').split(/\r?\n/)].map((word) => word.trim()).filter((word) => word !== '');
  const found = words.map((word) => word.replaceAll(':', '').toUpperCase());
  const bad = words.find((_, index) => !/^[0-9A-F]{64}$/.test(found[index] ?? ''));
  if (bad !== undefined || found.length === 0) {
    const flag = options['ssl-fp'] === undefined ? 'ssl-fplist' : 'ssl-fp';
    fail('usage', {
      seen: `${bad === undefined ? 'no fingerprint' : `the fingerprint '${bad}'`} (--${flag}, ${originText(origins[flag])})`,
      expected: 'SHA-256 of the certificate, 64 hex digits',
      next: 'openssl x509 -noout -fingerprint -sha256 -in server-cert.pem',
    });
  }
  return found.map((hex) => (hex.match(/../g) ?? []).join(':'));
}
