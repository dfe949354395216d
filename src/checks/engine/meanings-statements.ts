import { type WordMeaning, wordMeaning } from './word-meaning.ts';

/**
 * About statements that a server does not take: what stands after `near` is where its grammar stopped, and the statement
 * itself, where it was pasted along, tells which product and version knows it.
 */
export const meaningsStatements: readonly WordMeaning[] = [
  wordMeaning(
    /right syntax to use near '(SSL'|TLS'|INSTANCE RELOAD)|^\W*(\w+ \[.*\]>|mysql>)?\s*(FLUSH SSL|ALTER INSTANCE RELOAD TLS)\b/i,
    'server-reload-statement-of-other-product',
    'server-reload-privilege-missing',
  ),
  wordMeaning(
    /right syntax to use near '(IDENTIFIED (BY|WITH)|PASSWORD\s*\()/i,
    'account-grant-identified-by-removed',
    'require-in-grant-removed',
  ),
  wordMeaning(/right syntax to use near 'REQUIRE /i, 'require-in-grant-removed', 'require-alter-syntax-56'),
  wordMeaning(/\bGRANT\b(?!.*\bIDENTIFIED\b).*\bREQUIRE\b/i, 'require-in-grant-removed'),
  wordMeaning(/\bGRANT\b.*\bIDENTIFIED (BY|WITH)\b/i, 'account-grant-identified-by-removed'),
  wordMeaning(/\b(ALTER|CREATE) USER\b.*\bREQUIRE\b/i, 'require-alter-syntax-56'),
  wordMeaning(/\bUSER\b.*\bREQUIRE (NONE|SSL|X509|SUBJECT|ISSUER|CIPHER)\b/i, 'require-alter-syntax-56'),
  wordMeaning(/\bSHOW CREATE USER\b|right syntax to use near 'USER /i, 'require-alter-syntax-56'),
  wordMeaning(
    /right syntax to use near '\s*((AND |,\s*)(SSL|X509|SUBJECT|ISSUER|CIPHER)|(X509|SUBJECT|ISSUER|CIPHER))\b/i,
    'require-and-syntax',
    'require-empty-specified',
  ),
  wordMeaning(/\bsession_ssl_status\b/i, 'session-ssl-status-empty-mariadb'),
];
