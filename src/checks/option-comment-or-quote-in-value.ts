import type { Check } from './engine/check.ts';
import { isTlsOption } from './engine/known-options.ts';
import { prove, restartAndProve } from './engine/mend.ts';
import { type OptionPlace, optionSides, placeText } from './engine/option-view.ts';
import { lineMend } from './engine/unknown-option.ts';
export const check: Check = {
  id: 'option-comment-or-quote-in-value',
  family: 'options',
  title: 'A comment, semicolon, # or lone quote became part of a value',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'server-files'],
  leadsTo: ['server-not-running', 'server-tls-off'],
  versions: 'all',
  symptoms: [
    {
      where: "--print-defaults for 'ssl-ca = /etc/mysql/tls/ca.pem ; my CA'",
      text: '--ssl-ca=/etc/mysql/tls/ca.pem ; my CA',
    },
    { where: '--print-defaults for ssl-ca=/etc/mysql/tls/#x/ca.pem (unquoted #)', text: '--ssl-ca=/etc/mysql/tls/' },
    {
      where: '--print-defaults for ssl-ca="/etc/mysql/tls/ca.pem (quote not closed)',
      text: '--ssl-ca="/etc/mysql/tls/ca.pem',
    },
    {
      where: 'client mysql 9.7',
      text: 'ERROR 2026 (HY000): SSL connection error: SSL_CTX_set_default_verify_paths failed',
    },
    { where: 'client mariadb 10.11', text: 'ERROR 2026 (HY000): TLS/SSL error: No such file or directory (2)' },
    {
      where: 'client mariadb 10.11 (path cut at #, folder left)',
      text: 'ERROR 2026 (HY000): TLS/SSL error: no certificate or crl found',
    },
  ],
  why: 'Only # starts a comment in mid-line (also without a blank before it, unless the value is in quotes); ; only at the beginning of a line. Balanced \'…\' or "…" are removed, typographic quotes (“ ”) and lone ones stay part of the name. Blanks in a path need no quotes.',
  proof: 'Value contains ;, an unbalanced or typographic quote, or an unquoted # in mid-path; the cleaned path exists.',
  fix: [
    'ssl-ca=/etc/mysql/tls/ca.pem   # comment',
    'ssl-ca="/etc/mysql/tls/#x/ca.pem"',
    'check: my_print_defaults client',
  ],
  lookAlikes: ['client-ca-file-missing'],
  reads: ['server.options', 'client.options'],
  run: (facts) =>
    optionSides(facts).flatMap(({ side, places }) =>
      places.flatMap((place) => {
        if (!place.read || !isTlsOption(place.identity)) return [];
        const whole = cutPath(place);
        const cleaned = whole ?? cleanedValue(place.value ?? '');
        if (cleaned === undefined) return [];
        const line = whole === undefined ? `${place.key}=${cleaned}` : `${place.key}="${cleaned}"`;
        const says =
          whole === undefined
            ? 'with all that stands behind or around it'
            : `because a # begins a comment in the middle of ${whole}`;
        return [
          {
            what: `${placeText(place)}: the value of ${place.key} is '${place.value}', ${says}`,
            evidence: { file: place.file, line: place.line, value: place.value ?? '', meant: cleaned },
            mends: [lineMend(place, line), ...(side === 'server' ? restartAndProve : [prove])],
            leadsTo:
              side === 'server'
                ? (['server-not-running', 'server-tls-off'] as const)
                : (['client-option-misread'] as const),
          },
        ];
      }),
    ),
};

/** The path that a # without quotes cuts off; undefined where what follows is a comment. */
function cutPath({ value, cutOff }: OptionPlace): string | undefined {
  if (value === null || cutOff === undefined || !value.includes('/')) return undefined;
  const goesOn = value.endsWith('/') ? cutOff.length > 1 : /[/.]/.test(cutOff) && !/\.(pem|crt|key|cer)$/.test(value);
  return goesOn ? `${value}${cutOff}` : undefined;
}

/** Blanks and marks that nobody sees, which come along from web pages and chats, and which no path of a file is given. */
const unseen = /^[\u200b-\u200f\u2060\ufeff\s]+|[\u200b-\u200f\u2060\ufeff\s]+$/g;

/** What was meant; undefined where the value is as it seems. */
function cleanedValue(value: string): string | undefined {
  const cleaned = value
    .replace(/\s+(;|\/\/|--).*$/, '')
    .replace(/;+\s*$/, '')
    .replace(/^[\u201c\u201d\u2018\u2019\u00ab\u00bb"'`]|[\u201c\u201d\u2018\u2019\u00ab\u00bb"'`]$/g, '')
    .replace(unseen, '')
    .trim();
  return cleaned === value || cleaned === '' ? undefined : cleaned;
}
