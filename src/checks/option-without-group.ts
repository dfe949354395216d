import type { Check } from './engine/check.ts';
import { byHand } from './engine/mend.ts';
import { foundProblems, groupLine } from './engine/option-problem-found.ts';
import { shellWord } from './engine/server-mend.ts';
import { lineMend } from './engine/unknown-option.ts';

/** Bytes that no option file has: a group in front would not make it one. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are looked for
const notText = /[\x00-\x08\x0e-\x1f]/;

export const check: Check = {
  id: 'option-without-group',
  family: 'options',
  title: 'An option stands before any [group], the header is bad, or the file begins with a byte-order mark',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'server-files', 'server-log'],
  leadsTo: ['server-not-running', 'client-options-refused'],
  versions: 'all',
  symptoms: [
    {
      where: 'all MySQL 9.7 programs',
      text: 'mysql: [ERROR] Found option without preceding group in config file /etc/mysql/tls/g.cnf at line 1.\nmysql: [ERROR] Fatal error in defaults handling. Program aborted!',
    },
    {
      where: 'all MariaDB programs',
      text: 'error: Found option without preceding group in config file: /etc/mysql/tls/g.cnf at line: 1\nFatal error in defaults handling. Program aborted',
    },
    {
      where: 'all MySQL 9.7 programs ([client without ])',
      text: 'mysql: [ERROR] Wrong group definition in config file /etc/mysql/tls/g.cnf at line 1.',
    },
    {
      where: 'all MariaDB programs',
      text: 'error: Wrong group definition in config file: /etc/mysql/tls/g.cnf at line 1',
    },
  ],
  why: "The parser needs a [group] first. A UTF-8 BOM (Windows Notepad, PowerShell) makes '[client]' itself look like an option: same message at line 1 although the file looks right.",
  proof: 'Bytes EF BB BF at offset 0, or first non-comment line is no [group] and no ! directive.',
  fix: ["sed -i '1s/^\\xEF\\xBB\\xBF//' my.cnf   (BOM)", 'add the [mysqld] line', 'check: my_print_defaults mysqld'],
  lookAlikes: ['includedir-missing'],
  reads: ['server.options', 'client.options'],
  run: foundProblems(['byte-order-mark', 'option-without-group', 'group-not-closed'], (problem, { side, options }) => {
    if (problem.id === 'byte-order-mark') return [{ kind: 'byte-order-mark', file: problem.file }];
    const text =
      options.files
        .find(({ path }) => path === problem.file)
        ?.parsed?.lines.find(({ number }) => number === problem.line)?.text ?? '';
    if (notText.test(text)) return [byHand(`file ${shellWord(problem.file)}   # no text: put the option file back`)];
    const group = side === 'server' ? 'mysqld' : 'client';
    if (problem.id === 'option-without-group') return [groupLine(problem, group)];
    const lines = options.files.find(({ path }) => path === problem.file)?.parsed?.lines;
    const written = lines?.find(({ number }) => number === problem.line)?.text ?? '';
    return [lineMend(problem, `[${/^\s*\[\s*([\w.-]+)/.exec(written)?.[1] ?? group}]`)];
  }),
};
