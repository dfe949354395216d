import { fail } from '../base/error.ts';

/**
 * The fingerprints of `--ssl-fp` and of the text of the file that `--ssl-fplist` names (one a line): SHA-256 in hex with or
 * without colons, given back in upper case with colons. As in MariaDB Connector/C since 3.4, SHA-1 is refused (`usage`).
 */
export function fingerprintList(typed: readonly string[], file = ''): string[] {
  const words = [...typed.flatMap((word) => word.split('|')), ...file.split(/\r?\n/)].map((word) => word.trim());
  return words.filter((word) => word !== '').map(fingerprint);
}

function fingerprint(word: string): string {
  const hex = word.replaceAll(':', '').toUpperCase();
  if (/^[0-9A-F]{64}$/.test(hex)) return (hex.match(/../g) ?? []).join(':');
  return fail('usage', {
    seen: `the fingerprint '${word}' (--ssl-fp, --ssl-fplist)`,
    expected: 'SHA-256 of the certificate, 64 hex digits',
    next: 'openssl x509 -noout -fingerprint -sha256 -in server-cert.pem',
  });
}
