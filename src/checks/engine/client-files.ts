import type { Facts } from '../../facts/facts.ts';
import type { Identity, PathStep } from '../../facts/file.ts';
import type { Found, Json } from './check.ts';
import { pairVerdict } from './key-pair.ts';
import { byHand, type Mend } from './mend.ts';
import { modeText, userText } from './path-access.ts';
import { shellWord } from './server-mend.ts';
import { clientObstacles, type ObstacleKind, type ServerObstacle } from './server-obstacle.ts';

/** The option behind a role: `ssl-cert`. */
const optionOf = (role: string): string => (role === 'rsa-public-key' ? 'server-public-key-path' : `ssl-${role}`);

/** Whether the client uses TLS at all, so that its files matter. */
export function usesTls(facts: Facts): boolean {
  return facts.client?.intent?.sslMode !== 'DISABLED';
}

/** True when the client cannot use a file that it is told to use, or has one half of its identity. */
export function clientFilesBroken(facts: Facts): boolean {
  const { cert, key } = facts.client?.files ?? {};
  const noPair = pairVerdict(cert?.content, key?.content)?.kind === 'no-pair';
  return usesTls(facts) && (noPair || clientObstacles(facts).length > 0 || loneHalf(facts) !== undefined);
}

/** The half of the client's identity that is given without the other; a file that holds both counts as both. */
export function loneHalf(facts: Facts): { readonly has: 'cert' | 'key'; readonly path: string } | undefined {
  const { cert, key } = facts.client?.files ?? {};
  if ((cert === undefined) === (key === undefined)) return undefined;
  const own = cert ?? key;
  const kinds = own?.content?.blocks.map(({ kind }) => kind) ?? [];
  if (own === undefined || (kinds.includes('certificate') && kinds.includes('private-key'))) return undefined;
  return { has: cert === undefined ? 'key' : 'cert', path: own.path };
}

/** The `run` of a check about files of the client that have one of these obstacles. */
export function foundClientFiles(concerns: (obstacle: ServerObstacle) => boolean): (facts: Facts) => readonly Found[] {
  return (facts) => (usesTls(facts) ? clientObstacles(facts).filter(concerns).map(toFound) : []);
}

function toFound(obstacle: ServerObstacle): Found {
  const { role, file, kind, step, holds, user } = obstacle;
  const name = `${optionOf(role)}=${file.named}`;
  const evidence: Record<string, Json> = {
    option: optionOf(role),
    file: file.path,
    problem: kind,
    ...(holds === undefined ? {} : { holds }),
    ...(step === undefined || step.type === 'missing'
      ? {}
      : { at: step.path, mode: modeText(step), user: userText(user) }),
  };
  return { what: `${name}: ${reasonOf(kind, obstacle)}`, evidence, mends: mendsOf(obstacle) };
}

function reasonOf(kind: ObstacleKind, { file, step, holds, user }: ServerObstacle): string {
  if (kind === 'missing' || kind === 'relative' || kind === 'not-expanded')
    return `there is no ${step?.path ?? file.path}`;
  if (kind === 'folder-closed' || kind === 'file-closed' || kind === 'group-not-joined') {
    return `${userText(user)} may not read it: ${step?.path ?? file.path} is ${step === undefined ? 'closed' : modeText(step)}`;
  }
  if (kind === 'empty') return 'the file is empty';
  if (kind === 'encrypted') return 'the key is protected by a passphrase';
  if (kind === 'der') return 'the file is in DER (binary) form where PEM is wanted';
  return `the file holds ${holds ?? 'something else'}`;
}

function mendsOf({ kind, role, file, step, user }: ServerObstacle): Mend[] {
  const path = shellWord(file.path);
  const see: Mend = {
    kind: 'look',
    line: `openssl ${role === 'key' ? 'pkey' : 'x509'} -in ${path} -noout ${role === 'key' ? '' : '-subject'}`.trim(),
  };
  if (kind === 'encrypted')
    return [
      `(umask 077 && openssl pkey -in ${path} -out ${path}.plain)`,
      `use ${optionOf(role)}=${file.path}.plain`,
    ].map(byHand);
  if (kind === 'der')
    return [
      `openssl ${role === 'key' ? 'pkey' : 'x509'} -inform DER -in ${path} -out ${path}.pem`,
      `use ${optionOf(role)}=${file.path}.pem`,
    ].map(byHand);
  if (kind === 'file-closed' || kind === 'group-not-joined' || kind === 'folder-closed')
    return [...letOwnerIn(step, user), see];
  if (kind === 'missing' || kind === 'relative' || kind === 'not-expanded')
    return [{ kind: 'look', line: `ls -l ${path}` }, byHand(`give the absolute path of the file in ${optionOf(role)}`)];
  return [see];
}

/** What is this user's own is opened for the owner; what is somebody else's is theirs to give. */
function letOwnerIn(step: PathStep | undefined, user: Identity): Mend[] {
  if (step === undefined) return [];
  if (step.uid === user.uid)
    return [{ kind: 'mode', path: step.path, mode: step.type === 'directory' ? 'u+x' : 'u+r' }];
  const look = `ls -ld ${shellWord(step.path)}`;
  const give = `sudo setfacl -m u:${user.name ?? user.uid}:${step.type === 'directory' ? 'x' : 'r'} ${shellWord(step.path)}`;
  return [
    { kind: 'look', line: look },
    { kind: 'by-hand', line: give },
  ];
}
