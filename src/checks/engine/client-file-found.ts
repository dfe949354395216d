import type { ClientFileRole } from '../../facts/client.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Found, Json } from './check.ts';
import { modeText, userText } from './path-access.ts';
import { proofLine, shellWord } from './server-mend.ts';
import { clientObstacles, type ObstacleKind, type ServerObstacle } from './server-obstacle.ts';

/** The `run` of a check about one kind of obstacle to the files of the client. */
export function foundClientObstacles(
  concerns: (obstacle: ServerObstacle) => boolean,
): (facts: Facts) => readonly Found[] {
  return (facts) =>
    clientObstacles(facts)
      .filter(concerns)
      .map((obstacle) => toFound(obstacle, facts));
}

/** The files of those options, with those obstacles. */
export function aboutClient(
  roles: readonly ClientFileRole[],
  kinds: readonly ObstacleKind[],
): (obstacle: ServerObstacle) => boolean {
  const names: readonly string[] = roles;
  return ({ role, kind }) => names.includes(role) && kinds.includes(kind);
}

function toFound(obstacle: ServerObstacle, facts: Facts): Found {
  const { file, role, step, kind, holds } = obstacle;
  const evidence: Record<string, Json> = {
    option: `ssl-${role}`,
    file: file.path,
    problem: kind,
    ...(file.named === file.path ? {} : { named: file.named }),
    ...(step === undefined || step.type === 'missing' ? {} : { at: step.path, mode: modeText(step) }),
    ...(holds === undefined ? {} : { holds }),
  };
  return {
    what: `ssl-${role}=${file.named}: ${whatOf(obstacle)}`,
    evidence,
    fix: [...mend(obstacle), proofLine(facts)],
    leadsTo: ['client-files-unusable'],
  };
}

function whatOf({ kind, file, user, step, holds }: ServerObstacle): string {
  const at = step === undefined ? file.path : `${step.path} (${modeText(step)})`;
  const who = userText(user);
  const told: Partial<Record<ObstacleKind, string>> = {
    missing: `there is no ${step?.path ?? file.path}`,
    'link-broken': `the link ${step?.path ?? file.path} leads nowhere`,
    relative: `it is relative to the current folder, where there is no ${file.path}`,
    'not-expanded': 'neither option files nor programs expand that, so a file of exactly that name is looked for',
    'folder-closed': `${who} may not pass the folder ${at}`,
    'file-closed': `${who} may not read ${at}`,
    'group-not-joined': `${at} is readable for its group, and ${who} is not in it`,
    'not-a-file': `${step?.path ?? file.path} is not a file`,
    'refused-beyond-modes': `${who} is refused although all mode bits allow it`,
    empty: 'the file is empty',
    der: 'the file is in DER (binary) form, PEM is wanted',
    encrypted: 'the key is protected by a passphrase',
  };
  return told[kind] ?? `the file holds ${holds ?? 'something else'}`;
}

function mend({ kind, role, file, step }: ServerObstacle): string[] {
  const path = shellWord(file.real ?? file.path);
  switch (kind) {
    case 'der':
      return [`openssl ${role === 'key' ? 'pkey' : 'x509'} -inform DER -in ${path} -out ${path}.pem`];
    case 'encrypted':
      return [`(umask 077 && openssl pkey -in ${path} -out ${path}.plain)`, `--ssl-key=${path}.plain   # in its place`];
    case 'pkcs12':
      return role === 'key'
        ? [`(umask 077 && openssl pkcs12 -in ${path} -nocerts -noenc -out ${path}.pem)`]
        : [`openssl pkcs12 -in ${path} -nokeys -out ${path}.pem`];
    case 'file-closed':
    case 'group-not-joined':
      return [`sudo chown "$(id -un)": ${path}`, `sudo chmod ${role === 'key' ? '0400' : '0644'} ${path}`];
    case 'folder-closed':
      return [`sudo chmod o+x ${shellWord(step?.path ?? file.path)}`];
    default:
      return [`ls -l ${path}`, `head -1 ${path}`, `--ssl-${role}=/absolute/path/of/the/file.pem   # in its place`];
  }
}
