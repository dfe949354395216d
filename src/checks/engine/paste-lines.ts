import type { Facts } from '../../facts/facts.ts';
import { runLine } from './replica-mend.ts';

/** Programs that a shell finds, and what they are called with changes no machine beside the server's. */
const program =
  /^(\[|tlsql|mysql|mariadb|mysqladmin|openssl|keytool|systemctl|journalctl|grep|ls|tail|cat|stat|namei|find|id|ss|getent|date|timedatectl|chmod|chown|chgrp|setfacl|cp|mv|ln|install|sed|printf|read)\s/;

const sql = /^(ALTER|CREATE|DROP|FLUSH|GRANT|RENAME|RESET|REVOKE|SELECT|SET|SHOW|TRUNCATE)\s/;

/** What stands for something that only a person knows, or goes on in words. */
const open =
  /…|\.\.\.|\b(HOST|PORT|IP|NAME|FILE|KEY|DIR|DATADIR|ERROR_LOG|CA|CERT)\b|'u'|-u USER|192\.0\.2\.|example|; then |\((?:or|dynamic|both)\b/;

/**
 * The lines of the catalogue for a shell: SQL goes to the server's client, and what is words, holds a name that is no name, or
 * concerns a machine in between becomes a comment. Commands that can be run as they are stay.
 */
export function pasteLines(lines: readonly string[], facts: Facts): readonly string[] {
  const made = lines.map((line) => {
    if (/^(#|! )/.test(line)) return line;
    const [command = ''] = line.split(/\s{2,}(?:#|--) /);
    if (open.test(command)) return `# ${line}`;
    if (sql.test(command)) return runLine(facts, command.replace(/;$/, ''));
    return program.test(command) ? line : `# ${line}`;
  });
  const proves = made.at(-1)?.startsWith('tlsql ') === true;
  return facts.again === undefined || proves ? made : [...made, facts.again];
}
