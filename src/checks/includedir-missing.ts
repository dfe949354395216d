import { posix } from 'node:path';
import type { Facts } from '../facts/facts.ts';
import type { Check, Found } from './engine/check.ts';
import { byHand, restartAndProve } from './engine/mend.ts';
import { foundProblems } from './engine/option-problem-found.ts';
import { shellWord } from './engine/server-mend.ts';
import { lineMend } from './engine/unknown-option.ts';
import { unreadFile } from './engine/unread-file.ts';
import { doesWithout } from './engine/unread-group.ts';
export const check: Check = {
  id: 'includedir-missing',
  family: 'options',
  title: '!includedir is absent, commented, misspelt or points to a folder that is not there',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'server-files'],
  leadsTo: ['server-not-running', 'client-options-refused'],
  versions: 'all',
  symptoms: [
    {
      where: 'client mysql 9.7 (folder missing)',
      text: "mysql: Can't read dir of '/nonexistdir' (OS errno 2 - No such file or directory)\nmysql: [ERROR] Stopped processing the 'includedir' directive in file /etc/mysql/tls/i2.cnf at line 1.\nmysql: [ERROR] Fatal error in defaults handling. Program aborted!",
    },
    {
      where: 'client mariadb 11.8 (folder missing)',
      text: "mariadb: Can't read dir of '/nonexistdir' (Errcode: 2 \"No such file or directory\")\nFatal error in defaults handling. Program aborted",
    },
    {
      where: 'client mysql 9.7 (!include of a missing file: goes on)',
      text: "mysql: Can't get stat of '/nonexist.cnf' (OS errno 2 - No such file or directory)\nmysql: [ERROR] Stopped processing the 'include' directive in file /etc/mysql/tls/i3.cnf at line 1.",
    },
    { where: 'client mariadb 11.8 (!include of a missing file)', text: 'no message' },
    {
      where: 'client mysql 9.7 (includedir without !)',
      text: 'mysql: [ERROR] Found option without preceding group in config file /etc/mysql/tls/i4.cnf at line 1.',
    },
  ],
  why: "Missing folder: every program stops. Missing !include file: MySQL prints and goes on, MariaDB is silent. '#!includedir', '!INCLUDEDIR', '!includedir=DIR', '!foo', and '!include' of a folder are ignored silently by both; quotes and *.cnf in the path are taken literally and are fatal.",
  proof:
    'Walk the include tree from each default file; report directives that are not exactly !include/!includedir (lower case) + path, and paths that do not exist; my.cnf without any directive while conf.d folders with TLS keys exist.',
  fix: ['add to /etc/mysql/my.cnf: !includedir /etc/mysql/conf.d/', 'check: mysqld --print-defaults'],
  lookAlikes: ['option-file-debian-link-wrong', 'option-without-group'],
  reads: ['server.options', 'client.options'],
  run: (facts) => [
    ...foundProblems(['include-folder-missing'], (problem) => [lineMend(problem, undefined)])(facts),
    ...leadsNowhere(facts),
  ],
};

/** A directive that is none, or that leads to nothing, where the server's certificate and key were to come from. */
function leadsNowhere(facts: Facts): readonly Found[] {
  const unread = unreadFile(facts);
  if (unread?.kind === 'directive') {
    const { path, from } = unread.file;
    const { text } =
      facts.server?.options?.problems.find((one) => one.file === from.file && one.line === from.line) ?? {};
    const folder = /includedir/i.test(text ?? '');
    return [
      {
        what: `${from.file} line ${from.line}: ${text ?? 'a directive is passed over'}; ${path}, which gives the server its certificate and key, is not read`,
        evidence: { file: from.file, line: from.line, notRead: path },
        mends: [lineMend(from, folder ? `!includedir ${posix.dirname(path)}` : `!include ${path}`), ...restartAndProve],
        leadsTo: ['wrong-target'],
      },
    ];
  }
  if (unread?.kind !== 'nothing') return [];
  const { file, line, text } = unread.problem;
  // A path that speaks of TLS or the server leaves little doubt.
  const telling = /tls|ssl|cert|secur|mysqld|server/i.test(text);
  return [
    {
      what: `${file} line ${line}: ${text}; no other line gives the server a certificate and key`,
      evidence: { file, line },
      certainty: telling ? 'proved' : 'likely',
      candidates: ['includedir-missing', 'server-tls-not-configured'],
      // With the certificate that it made by itself a server serves whoever does not verify.
      ...(telling || doesWithout(facts) ? {} : { severity: 'warning' }),
      mends: [byHand(`sed -n ${line}p ${shellWord(file)}   # correct the path, or make the file`), ...restartAndProve],
      leadsTo: ['wrong-target'],
    },
  ];
}
