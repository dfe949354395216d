import type { Facts } from '../../facts/facts.ts';
import type { FileFact, Identity, PathStep } from '../../facts/file.ts';
import type { Found, Json } from './check.ts';
import { byHand, type Mend, reloadAndProve } from './mend.ts';
import { allows, modeText, userText } from './path-access.ts';
import { serverUser, shellWord } from './server-mend.ts';
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
  return { what: whatOf(obstacle), evidence, mends: [...mendsOf(obstacle, facts), ...reloadAndProve] };
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

function mendsOf({ kind, role, file, step, user }: ServerObstacle, facts: Facts): Mend[] {
  const path = file.real ?? file.path;
  const word = shellWord(path);
  const owner = serverUser(facts);
  const secret = role.endsWith('key') && role !== 'rsa-public-key';
  const own: Mend[] = secret
    ? [
        { kind: 'owner', path, owner: `${owner}:` },
        { kind: 'mode', path, mode: '0400' },
      ]
    : [{ kind: 'mode', path, mode: '0644' }];
  const readable: Mend = { kind: 'look', line: `sudo -u ${owner} head -c 0 ${word} && echo readable` };
  switch (kind) {
    case 'folder-closed':
      // A home stays closed: the file moves out instead.
      if (/^\/(root|home\/[^/]+)$/.test(step?.path ?? '')) return moveOut(path, role, owner, secret);
      return [
        ...file.steps.filter((one) => isClosed(one, user)).flatMap((one) => letPass(one, owner)),
        ...(mayNotRead(file, user) ? own : []),
        readable,
      ];
    case 'group-not-joined':
    case 'file-closed':
      if (user.groupsNotYetTaken?.includes(step?.gid ?? -1) === true) return [];
      return [...own, readable];
    case 'der':
      return [byHand(derLine(role, word)), byHand(`mv ${word}.pem ${word}`), ...own];
    case 'line-ends':
      return [byHand(`tr '\\r' '\\n' < ${word} > ${word}.new`), byHand(`cat ${word}.new > ${word} && rm ${word}.new`)];
    case 'encrypted':
      return [
        byHand(`(umask 077 && openssl pkey -in ${word} -out ${word}.plain)`),
        byHand(`mv ${word}.plain ${word}`),
        ...own,
      ];
    case 'selinux':
      return [byHand(`restorecon -v ${word}`)];
    case 'missing':
    case 'link-broken':
    case 'relative':
    case 'not-expanded':
      return [
        { kind: 'look', line: `ls -l ${shellWord(file.path.replace(/[^/]*$/, ''))}` },
        byHand(`${variableOf(role)}=/absolute/path/of/the/file   # in [mysqld]`),
      ];
    default:
      return [];
  }
}

const isClosed = (step: PathStep, user: Identity): boolean =>
  step.type === 'directory' && allows(step, user, 1) === false;

/** What comes to light only when the folders are open. */
function mayNotRead({ steps }: FileFact, user: Identity): boolean {
  const last = steps.at(-1);
  return last?.type === 'file' && allows(last, user, 4) === false;
}

/** A group that may pass already is somebody else's (`ssl-cert` of Debian's /etc/ssl/private): it keeps the folder. */
function letPass({ path, mode = 0 }: PathStep, owner: string): Mend[] {
  if ((mode & 0o010) !== 0) return [{ kind: 'acl', path, user: owner, bits: 'x' }];
  return [
    { kind: 'group-of', path, user: owner },
    { kind: 'mode', path, mode: 'g+x' },
  ];
}

function moveOut(path: string, role: ServerObstacle['role'], owner: string, secret: boolean): Mend[] {
  const target = `/etc/mysql/tls/${path.replace(/.*\//, '')}`;
  return [
    byHand(
      `install -D -o ${owner} -g "$(id -gn ${owner})" -m ${secret ? '0400' : '0644'} ${shellWord(path)} ${shellWord(target)}`,
    ),
    byHand(`${variableOf(role)}=${target}   # in [mysqld]`),
  ];
}

function derLine(role: string, word: string): string {
  const what = role.endsWith('key') ? 'pkey' : role === 'crl' ? 'crl' : 'x509';
  return `openssl ${what} -inform DER -in ${word} -out ${word}.pem`;
}
