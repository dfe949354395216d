import type { Check } from './engine/check.ts';
import { foundProblems } from './engine/option-problem-found.ts';
import { lineMend } from './engine/unknown-option.ts';
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
  run: foundProblems(['include-folder-missing'], (problem) => [lineMend(problem, undefined)]),
};
