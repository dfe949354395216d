import type { Facts } from '../../facts/facts.ts';
import type { Found, Json } from './check.ts';
import { modeText, userText } from './path-access.ts';
import { proofLine, reloadLines, serverUser, shellWord } from './server-mend.ts';
import { type ObstacleKind, type ServerObstacle, serverObstacles, variableOf } from './server-obstacle.ts';

/** The `run` of a check about one kind of obstacle: every file of those roles that has it. */
export function foundObstacles(concerns: (obstacle: ServerObstacle) => boolean): (facts: Facts) => readonly Found[] {
  return (facts) =>
    serverObstacles(facts)
      .filter(concerns)
      .map((obstacle) => toFound(obstacle, facts));
}

/** The roles of the main channel that a check is about. */
export function about(roles: readonly string[], kinds: readonly ObstacleKind[]): (obstacle: ServerObstacle) => boolean {
  return ({ role, kind }) => roles.includes(role) && kinds.includes(kind);
}

function toFound(obstacle: ServerObstacle, facts: Facts): Found {
  const { file, role, step } = obstacle;
  const evidence: Record<string, Json> = {
    variable: variableOf(role),
    file: file.path,
    user: userText(obstacle.user),
    ...(file.named === file.path ? {} : { named: file.named }),
    ...(file.real === undefined || file.real === file.path ? {} : { real: file.real }),
    ...(step === undefined || step.type === 'missing' ? {} : { at: step.path, mode: modeText(step) }),
    ...(obstacle.holds === undefined ? {} : { holds: obstacle.holds }),
  };
  return { what: whatOf(obstacle), evidence, fix: [...mend(obstacle, facts), ...reloadLines(facts), proofLine(facts)] };
}

function whatOf({ kind, role, file, user, step, holds }: ServerObstacle): string {
  const name = `${variableOf(role)}=${file.named}`;
  const who = `the server's user ${userText(user)}`;
  const at = step === undefined ? file.path : `${step.path} (${modeText(step)})`;
  const told: Record<ObstacleKind, string> = {
    missing: `${name}: there is no ${step?.path ?? file.path}`,
    'link-broken': `${name}: the link ${step?.path ?? file.path} leads nowhere`,
    'folder-closed': `${name}: ${who} may not pass the folder ${at}`,
    'file-closed': `${name}: ${who} may not read ${at}`,
    'group-not-joined': `${name}: ${at} is readable for its group, and ${who} is not in it`,
    'not-a-file': `${name}: ${step?.path ?? file.path} is not a file`,
    hidden: `${name}: the server's own view of the file system has no ${file.path}`,
    'refused-beyond-modes': `${name}: ${who} is refused although all mode bits allow it`,
    apparmor: `${name}: the modes allow ${who} to read it, and AppArmor refuses it`,
    selinux: `${name}: the modes allow ${who} to read it, and SELinux refuses it${file.label === undefined ? '' : ` (label ${file.label})`}`,
    'network-share': `${name}: it lies on ${file.mount?.type ?? 'a network share'}, which refuses ${who}`,
    relative: `${name} is relative: the server looks for ${file.path}, and there is none`,
    'not-expanded': `${name}: option files expand nothing, so the server looks for a file of exactly that name`,
    empty: `${name}: the file is empty`,
    der: `${name}: the file is in DER (binary) form, the server reads PEM only`,
    pkcs12: `${name}: the file is ${holds ?? 'a key store'}, the server reads PEM only`,
    'line-ends': `${name}: the file has ${holds ?? 'foreign line ends'}, which OpenSSL does not read`,
    'wrong-content': `${name}: the file holds ${holds ?? 'something else'}`,
    damaged: `${name}: the file is damaged (${holds ?? 'it does not parse'})`,
    encrypted: `${name}: the key is protected by a passphrase, and the server has nobody to ask`,
  };
  return told[kind];
}

function mend({ kind, role, file, step, user }: ServerObstacle, facts: Facts): string[] {
  const path = shellWord(file.real ?? file.path);
  const owner = serverUser(facts);
  const secret = role.endsWith('key') && role !== 'rsa-public-key';
  const own = secret ? [`chown ${owner}: ${path}`, `chmod 0400 ${path}`] : [`chmod 0644 ${path}`];
  const readable = `sudo -u ${owner} head -c 0 ${path} && echo readable`;
  const folder = shellWord(step?.path ?? file.path);
  switch (kind) {
    case 'folder-closed':
      // A home stays closed: the file moves out instead.
      if (/^\/(root|home\/[^/]+)$/.test(step?.path ?? '')) return moveOut(path, role, owner, secret);
      return [...openFolder(step, owner, folder), readable];
    case 'group-not-joined':
    case 'file-closed':
      if (user.groupsNotYetTaken?.includes(step?.gid ?? -1) === true) return [];
      return [...own, readable];
    case 'der':
      return [derLine(role, path), `mv ${path}.pem ${path}`, ...own];
    case 'line-ends':
      return [`tr '\\r' '\\n' < ${path} > ${path}.new`, `cat ${path}.new > ${path} && rm ${path}.new`];
    case 'encrypted':
      return [`(umask 077 && openssl pkey -in ${path} -out ${path}.plain)`, `mv ${path}.plain ${path}`, ...own];
    case 'selinux':
      return [`restorecon -v ${path}`];
    case 'missing':
    case 'link-broken':
    case 'relative':
    case 'not-expanded':
      return [
        `ls -l ${shellWord(file.path.replace(/[^/]*$/, ''))}`,
        `${variableOf(role)}=/absolute/path/of/the/file   # in [mysqld]`,
      ];
    default:
      return [];
  }
}

/** A group that may pass already is somebody else's (`ssl-cert` of Debian's /etc/ssl/private): it keeps the folder. */
function openFolder(step: ServerObstacle['step'], owner: string, folder: string): string[] {
  if (((step?.mode ?? 0) & 0o010) !== 0) return [`setfacl -m u:${owner}:x ${folder}`];
  return [`chgrp "$(id -gn ${owner})" ${folder}`, `chmod g+x ${folder}`];
}

function moveOut(path: string, role: ServerObstacle['role'], owner: string, secret: boolean): string[] {
  const target = `/etc/mysql/tls/${path.replace(/'/g, '').replace(/.*\//, '')}`;
  return [
    `install -D -o ${owner} -g "$(id -gn ${owner})" -m ${secret ? '0400' : '0644'} ${path} ${target}`,
    `${variableOf(role)}=${target}   # in [mysqld]`,
  ];
}

function derLine(role: string, path: string): string {
  const what = role.endsWith('key') ? 'pkey' : role === 'crl' ? 'crl' : 'x509';
  return `openssl ${what} -inform DER -in ${path} -out ${path}.pem`;
}
