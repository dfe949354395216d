import type { Facts } from '../../facts/facts.ts';
import type { Mend, SafeMend } from './mend.ts';
import { runLine } from './replica-mend.ts';
import { proofLine, reloadLines, reloadWay, restartLine, shellWord } from './server-mend.ts';

/** The lines to paste for all acts of a finding; whoever is not root here is told where that is needed. */
export function allLines(mends: readonly Mend[], facts: Facts): readonly string[] {
  const lines = mends.flatMap((mend) => mendLines(mend, facts));
  const { uid = 0 } = facts.client?.user ?? {};
  const root = uid !== 0 && facts.elsewhere === undefined && mends.some((mend) => isRoots(mend, facts));
  return root ? ['# all but the last line as root (sudo -s):', ...lines] : lines;
}

/** What the kernel and systemd let root alone do. */
function isRoots({ kind }: Mend, facts: Facts): boolean {
  if (kind === 'reload-tls') return typeof reloadWay(facts) === 'string';
  return kind === 'restart' || kind === 'owner' || kind === 'group-of';
}

/** The lines to paste for one act, for the machine and the server's version that the facts tell of. */
export function mendLines(mend: Mend, facts: Facts): readonly string[] {
  switch (mend.kind) {
    case 'reload-tls':
      return reloadLines(facts).map((line) => withoutSystemd(line, facts));
    case 'restart':
      return [withoutSystemd(restartLine(facts), facts)];
    case 'sql':
      return [runLine(facts, mend.sql)];
    case 'by-hand':
    case 'look':
      return [mend.line];
    case 'prove':
      return [proofLine(facts)];
    default:
      return [fileLine(mend)];
  }
}

/** Containers and supervisors of other kinds: who wrote the line cannot know how this server is run. */
function withoutSystemd(line: string, { server }: Facts): string {
  if (server?.host?.systemd !== false || !line.startsWith('systemctl ')) return line;
  const { pid } = server.process ?? {};
  const how = pid === undefined ? 'start the server' : `stop process ${pid} and start it again`;
  return `${line}   # no systemd runs there: ${how} as it is done there (container, service, script)`;
}

/** The same for what concerns files alone: the same everywhere. */
export function fileLine(mend: SafeMend): string {
  switch (mend.kind) {
    case 'mode':
      return `chmod ${mend.mode} ${shellWord(mend.path)}`;
    case 'owner':
      return `chown ${shellWord(mend.owner)} ${shellWord(mend.path)}`;
    case 'group-of':
      return `chgrp "$(id -gn ${shellWord(mend.user)})" ${shellWord(mend.path)}`;
    case 'acl':
      return `setfacl -m ${shellWord(`u:${mend.user}:${mend.bits}`)} ${shellWord(mend.path)}`;
    case 'link':
      return `ln -sfn ${shellWord(mend.target)} ${shellWord(mend.path)}`;
    case 'rehash':
      return `tlsql ca rehash ${shellWord(mend.folder)}`;
    case 'option-line':
      return mend.instead === undefined
        ? `sed -i --follow-symlinks '${mend.line}s|^|# |' ${shellWord(mend.file)}`
        : `sed -i --follow-symlinks ${shellWord(`${mend.line}s|.*|${sedText(mend.instead)}|`)} ${shellWord(mend.file)}`;
    case 'byte-order-mark':
      return `sed -i --follow-symlinks '1s/^\\xEF\\xBB\\xBF//' ${shellWord(mend.file)}`;
    case 'option-insert':
      return `sed -i --follow-symlinks ${shellWord(`${mend.line}i ${mend.text.replaceAll('\\', '\\\\')}`)} ${shellWord(mend.file)}`;
    case 'option':
      return `tlsql options write ${shellWord(mend.file)} --group ${shellWord(mend.group)} --set ${shellWord(`${mend.name}=${mend.value}`)}`;
  }
}

/** The right side of `s|.*|…|`. */
const sedText = (text: string): string => text.replaceAll(/[\\|&]/g, '\\$&');
