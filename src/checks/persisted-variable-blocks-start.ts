import type { Check } from './engine/check.ts';
import { serverValue, tlsVersionList } from './engine/option-value-found.ts';
import { restartLine, shellWord } from './engine/server-mend.ts';
export const check: Check = {
  id: 'persisted-variable-blocks-start',
  family: 'options',
  title: 'mysqld-auto.cnf holds a value that the server refuses, or is no valid JSON',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files', 'server-log'],
  leadsTo: ['server-not-running'],
  versions: 'MySQL 8.0+',
  symptoms: [
    {
      where: 'server log mysql 9.7 (persisted TLSv1.1,TLSv1.2; nothing in my.cnf)',
      text: '[ERROR] [MY-013835] [Server] Option --tls-version or --admin-tls-version is set to an invalid value TLSv1.1,TLSv1.2.',
    },
    {
      where: 'server log mysql 9.7 (truncated file)',
      text: '[ERROR] [MY-010214] [Server] Persisted config file is corrupt. Please ensure mysqld-auto.cnf file is valid JSON.',
    },
    {
      where: 'server log mysql 9.7 (name gone in this version)',
      text: "[Warning] [MY-013185] [Server] Currently unknown variable 'ssl_mode' was read from the persisted config file.",
    },
  ],
  why: 'The log speaks of an option, but it comes from mysqld-auto.cnf. A corrupt file stops the server even with persisted-globals-load=OFF in my.cnf.',
  proof:
    'Value named in MY-013835 is in no option file but in /var/lib/mysql/mysqld-auto.cnf; or that file does not parse as JSON.',
  fix: [
    'edit /var/lib/mysql/mysqld-auto.cnf while stopped (remove the entry), or: mysqld --persisted-globals-load=OFF, then RESET PERSIST tls_version',
    'corrupt: mv mysqld-auto.cnf mysqld-auto.cnf.bad; start',
    'check: python3 -m json.tool /var/lib/mysql/mysqld-auto.cnf',
  ],
  lookAlikes: ['tls-version-removed'],
  reads: ['log.lines'],
  run: (facts) => {
    const lines = facts.log?.sinceStart ?? [];
    const corrupt = lines.find(({ text }) => /Persisted config file is corrupt/.test(text));
    const refused = lines.find(({ text }) => /MY-013835/.test(text));
    const value = /invalid value (.*?)\.?$/.exec(refused?.text ?? '')?.[1];
    const elsewhere = ['tls-version', 'admin-tls-version'].map((name) =>
      facts.server?.persisted?.[name] === undefined ? (serverValue(facts, name) ?? '') : '',
    );
    const bad =
      value !== undefined &&
      !elsewhere.some((given) => given !== '' && (given === value || tlsVersionList(given).unknown.length > 0));
    if (corrupt === undefined && (!bad || facts.server?.options === undefined)) return [];
    const file = `${facts.server?.dataFolder?.path ?? '/var/lib/mysql'}/mysqld-auto.cnf`;
    return [
      {
        what:
          corrupt === undefined
            ? `the server refuses the value ${value}, which is in no option file: it was persisted in ${file}`
            : `${file} is damaged, and the server does not start`,
        evidence: { file, line: corrupt?.text ?? refused?.text ?? '' },
        fix: [`mv ${shellWord(file)} ${shellWord(`${file}.bad`)}`, restartLine(facts)],
      },
    ];
  },
};
