import type { Facts } from '../../facts/facts.ts';
import type { Found, Json } from './check.ts';
import { accessListText, modeText, userText } from './path-access.ts';
import { serverFileMends } from './server-file-mend.ts';
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
  const list = step === undefined ? undefined : accessListText(step);
  const evidence: Record<string, Json> = {
    variable: variableOf(role),
    file: file.path,
    user: userText(obstacle.user),
    ...(file.named === file.path ? {} : { named: file.named }),
    ...(file.real === undefined || file.real === file.path ? {} : { real: file.real }),
    ...(step === undefined || step.type === 'missing' ? {} : { at: step.path, mode: modeText(step) }),
    ...(list === undefined ? {} : { accessList: list }),
    ...(obstacle.holds === undefined ? {} : { holds: obstacle.holds }),
  };
  const kept = facts.server?.persisted?.[variableOf(role).replaceAll('_', '-')] !== undefined;
  if (kept) evidence.from = 'SET PERSIST (mysqld-auto.cnf), which counts more than option files';
  return {
    what: whatOf(obstacle, kept),
    evidence,
    mends: serverFileMends(obstacle, facts),
    // MariaDB runs on with a folder that it cannot look into, and accepts no client's certificate.
    ...(role.endsWith('path') ? { leadsTo: ['server-not-running', 'client-cert-refused'] } : {}),
  };
}

function whatOf({ kind, role, file, user, step, holds }: ServerObstacle, persisted: boolean): string {
  const name = `${variableOf(role)}=${file.named}${persisted ? ' (SET PERSIST)' : ''}`;
  const who = `the server's user ${userText(user)}`;
  const list = step === undefined ? undefined : accessListText(step);
  const at =
    step === undefined
      ? file.path
      : `${step.path} (${modeText(step)}${list === undefined ? '' : `, access list ${list}`})`;
  const told: Record<ObstacleKind, string> = {
    missing: `${name}: there is no ${step?.path ?? file.path}`,
    'link-broken': `${name}: the link ${step?.path ?? file.path} leads ${step?.errno === 'ELOOP' ? 'in a circle' : 'nowhere'}`,
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
    'line-ends': `${name}: the file has ${holds ?? 'foreign line ends'}, which ${holds === 'a byte-order mark' ? 'yaSSL' : 'OpenSSL'} does not read`,
    'wrong-content': `${name}: the file holds ${holds ?? 'something else'}`,
    damaged: `${name}: the file is damaged (${holds ?? 'it does not parse'})`,
    encrypted: `${name}: the key is protected by a passphrase, and the server has nobody to ask`,
  };
  return told[kind];
}
