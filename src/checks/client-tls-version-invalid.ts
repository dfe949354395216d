import type { Check } from './engine/check.ts';
import { clientOptionMends } from './engine/client-option-mend.ts';

export const check: Check = {
  id: 'client-tls-version-invalid',
  family: 'options',
  title: "The client's tls-version holds a name that the client does not know",
  role: 'cause',
  severity: 'warning',
  seenFrom: ['client-files'],
  leadsTo: ['client-options-refused'],
  versions:
    'MySQL 9.7: error before the handshake (a list that also holds a valid name works); MariaDB Connector/C: unknown names silently ignored, so the limit is not applied',
  symptoms: [
    {
      where: 'client mysql 9.7 --tls-version=TLSv1.1 | TLSv1.4 | 1.2 | (empty)',
      text: 'ERROR 2026 (HY000): SSL connection error: TLS version is invalid',
    },
    {
      where: 'client mariadb 11.8 --tls-version=TLSv1.1',
      text: 'ERROR 2026 (HY000): TLS/SSL error: no protocols available',
    },
    {
      where: 'client mariadb 10.11 --tls-version=TLSv1.1',
      text: 'ERROR 2026 (HY000): TLS/SSL error: tlsv1 alert protocol version',
    },
    {
      where: 'client mariadb 10.11 / 11.8 --tls-version=TLSv1.4 | 1.2 | (empty)',
      text: 'accepted without a word; negotiates TLSv1.3',
    },
    { where: 'client mariadb 10.11 --tls-version=TLS1.2 (typo)', text: 'accepted silently, TLSv1.3 used' },
  ],
  why: 'MySQL ignores unknown entries but wants at least one valid; MariaDB ignores a wholly invalid value, leaving the user with every version enabled.',
  proof:
    'Value of tls-version in --print-defaults not a list of TLSv1.2/TLSv1.3; MariaDB: Ssl_version of the session outside the intended list.',
  fix: ['--tls-version=TLSv1.2,TLSv1.3 or remove it', "check: SHOW STATUS LIKE 'Ssl_version'"],
  lookAlikes: ['tls-version-no-overlap', 'tls-version-typo'],
  reads: ['client.options'],
  run: (facts) => {
    const { optionsRefused, settings, program } = facts.client ?? {};
    const given = /tls-version=(.*)/.exec(optionsRefused?.seen ?? '')?.[1];
    // MySQL's clients took TLSv1 and TLSv1.1 out with 8.0.28.
    const old =
      settings?.tlsVersions?.every((name) => !/1\.[23]$/.test(name)) === true && /^mysql-[89]/.test(program?.id ?? '');
    if (given === undefined && !old) return [];
    const value = given ?? settings?.tlsVersions?.join(',') ?? '';
    return [
      {
        what: `the client's tls-version=${value} holds no version that it knows`,
        evidence: { value, ...(optionsRefused?.at === undefined ? {} : { at: optionsRefused.at }) },
        mends: clientOptionMends(facts, { 'tls-version': /^[^,]*1\.3$/.test(value) ? 'TLSv1.3' : 'TLSv1.2,TLSv1.3' }),
        severity: 'error',
      },
    ];
  },
};
