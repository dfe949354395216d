import type { Check } from './engine/check.ts';
import { proofLine } from './engine/server-mend.ts';
export const check: Check = {
  id: 'driver-cannot-parse-includedir',
  family: 'options',
  title: "PyMySQL's read_default_file is given Debian's my.cnf with its !includedir lines",
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['client-options-refused'],
  versions: 'PyMySQL (Python configparser); other drivers that read option files with an INI parser',
  symptoms: [
    {
      where: 'driver PyMySQL 2.2.8',
      text: "configparser.MissingSectionHeaderError: File contains no section headers.\nfile: '/etc/mysql/tls/pm1.cnf', line: 1\n'!includedir /etc/mysql/conf.d/\\n'",
    },
  ],
  why: 'INI parsers know no ! directives, no include tree and no [group] suffixes; /etc/mysql/my.cnf cannot be given to them.',
  proof: 'Traceback names configparser and the ! line.',
  fix: [
    "give the driver its own file with a [client] group: read_default_file='/etc/app/my.cnf'",
    "or pass ssl={'ca': '/etc/mysql/ca.pem'}",
    "check: SHOW STATUS LIKE 'Ssl_cipher'",
  ],
  lookAlikes: ['option-without-group'],
  reads: ['client.options'],
  run: (facts) => {
    const { program, options } = facts.client ?? {};
    if (!/^(pymysql|aiomysql|mysql-connector-python)/.test(program?.id ?? '')) return [];
    return (options?.files ?? []).flatMap(({ path, parsed }) => {
      const line = parsed?.lines.find(({ kind }) => kind === 'include' || kind === 'includedir');
      if (line === undefined) return [];
      return [
        {
          what: `${path} line ${line.number}: '${line.text.trim()}' is nothing that ${program?.id} can read in an option file`,
          evidence: { file: path, line: line.number, text: line.text.trim() },
          fix: ["read_default_file='/etc/app/my.cnf'   # a file with [client] and no ! lines", proofLine(facts)],
        },
      ];
    });
  },
};
