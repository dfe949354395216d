import type { Facts } from '../../facts/facts.ts';
import type { FileFact } from '../../facts/file.ts';
import type { FactKind } from '../../facts/vantage.ts';
import { shellWords } from './again-line.ts';
import type { Mend } from './mend.ts';
import { shellWord } from './server-mend.ts';

/** Programs that are there wherever a server is: what begins with another word is no command, or not for that machine. */
const programs =
  /^(sudo |! )?(chmod|chown|chgrp|setfacl|ln|sed|openssl|cp|cat|printf|tee|mv|rm|install|iconv|tr|mkdir|touch|restorecon|semanage|setsebool|aa-\w+|apparmor_parser|namei|ls|stat|tail|grep|find|usermod|gpasswd|kill|mysqld|mariadbd|mysqladmin|mysql|mariadb|systemctl|journalctl|ss|timedatectl|mount|update-crypto-policies)\b/;

/** Of those, what is the server's wherever it stands; a client's own call names a host. */
const itsOwn =
  /^(sudo )?(systemctl|journalctl|mysqld|mariadbd|restorecon|semanage|setsebool|aa-\w+|apparmor_parser|(mysql|mariadb|mysqladmin)(?!.* (-h|--host)\b))\b/;

/**
 * The lines of a finding where the server is on another machine: those about its files, its service and its accounts as they
 * are pasted here and run there, over ssh; what needs tlsql there says so. Unchanged where the server is on this machine.
 */
export function linesThere(
  lines: readonly string[],
  { mends = [], reads }: { readonly mends?: readonly Mend[] | undefined; readonly reads: readonly FactKind[] },
  facts: Facts,
): readonly string[] {
  const { elsewhere } = facts;
  if (elsewhere === undefined) return lines;
  const [theirs, ours] = [serverPaths(facts), clientPaths(facts)];
  const only = (line: string, some: ReadonlySet<string>, others: ReadonlySet<string>): boolean =>
    pathsIn(line).some((path) => some.has(path) && !others.has(path));
  const aboutServer =
    mends.some(({ kind }) => kind === 'reload-tls' || kind === 'restart' || kind === 'sql') ||
    lines.some((line) => only(line, theirs, ours)) ||
    reads.every((kind) => /^(server|log|admin)\./.test(kind));
  return lines.map((line) => {
    if (/^(#|tlsql (doctor|connect)\b)/.test(line)) return line;
    const there = itsOwn.test(line) || only(line, theirs, ours) || (aboutServer && !only(line, ours, theirs));
    return there ? lineThere(line, elsewhere) : line;
  });
}

function lineThere(line: string, { name, shell, flags, sudo }: NonNullable<Facts['elsewhere']>): string {
  const [command = '', ...comment] = line.split(/(?=\s{2,}# )/);
  if (/^tlsql options write\b/.test(command)) return [`${command} ${flags}`, ...comment].join('');
  if (/^tlsql ca rehash\b/.test(command))
    return lineThere(line.replace('tlsql ca', 'openssl'), { name, shell, flags, sudo });
  if (/^tlsql\b/.test(command)) return `${line}${comment.length === 0 ? '   # ' : '; '}on ${name}`;
  if (!programs.test(command)) return line;
  return [`${shell} ${shellWord(sudo ? asRoot(command) : command)}`, ...comment].join('');
}

/** One command alone is run by sudo itself; where the shell has a part in it, all of it is. */
function asRoot(command: string): string {
  if (command.startsWith('sudo ')) return command;
  const bare = command.replaceAll(/'[^']*'/g, '').replaceAll(/"(?:[^"\\]|\\.)*"/g, '');
  return /[|&;<>()]/.test(bare) ? `sudo sh -c ${shellWord(command)}` : `sudo ${command}`;
}

/** The paths that are words of a line, or values in them. */
function pathsIn(line: string): string[] {
  return shellWords(line).flatMap((word) => [word, word.replace(/^[^=/]*=/, '')]);
}

function serverPaths({ server, log, admin }: Facts): ReadonlySet<string> {
  const files = [
    ...Object.values(server?.files ?? {}),
    ...(server?.nearby ?? []),
    ...(server?.dataFolder === undefined ? [] : [server.dataFolder]),
    ...(admin?.replicas ?? []).flatMap(({ seen }) => Object.values(seen ?? {})),
  ];
  const options = server?.options?.files.map(({ path }) => path) ?? [];
  return new Set([...files.flatMap(pathsOf), ...options, ...(log?.files.map(({ path }) => path) ?? [])]);
}

function clientPaths({ client }: Facts): ReadonlySet<string> {
  const files = [...Object.values(client?.files ?? {}), ...(client?.nearby ?? [])];
  return new Set([...files.flatMap(pathsOf), ...(client?.options?.files.map(({ path }) => path) ?? [])]);
}

const pathsOf = ({ path, real, steps }: FileFact): string[] => [
  path,
  ...(real === undefined ? [] : [real]),
  ...steps.map((step) => step.path),
];
