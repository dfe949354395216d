import type { Facts } from '../../facts/facts.ts';
import type { Found, Json } from './check.ts';
import { clientFileMends, optionOf } from './client-file-mend.ts';
import { pairVerdict } from './key-pair.ts';
import { modeText, userText } from './path-access.ts';
import { clientObstacles, type ObstacleKind, type ServerObstacle } from './server-obstacle.ts';

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
  return (facts) =>
    usesTls(facts)
      ? clientObstacles(facts)
          .filter(concerns)
          .map((one) => toFound(one, facts))
      : [];
}

function toFound(obstacle: ServerObstacle, facts: Facts): Found {
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
  return { what: `${name}: ${reasonOf(kind, obstacle)}`, evidence, mends: clientFileMends(obstacle, facts) };
}

function reasonOf(kind: ObstacleKind, { role, file, step, holds, user }: ServerObstacle): string {
  if (kind === 'missing' || kind === 'relative' || kind === 'not-expanded')
    return `there is no ${step?.path ?? file.path}`;
  if (kind === 'folder-closed' || kind === 'file-closed' || kind === 'group-not-joined') {
    return `${userText(user)} may not read it: ${step?.path ?? file.path} is ${step === undefined ? 'closed' : modeText(step)}`;
  }
  if (kind === 'not-a-file') return `${step?.path ?? file.path} is not a ${role.endsWith('path') ? 'folder' : 'file'}`;
  if (kind === 'link-broken')
    return `the link ${step?.path ?? file.path} leads ${step?.errno === 'ELOOP' ? 'in a circle' : 'nowhere'}`;
  if (kind === 'refused-beyond-modes') return `${userText(user)} may not read it, although all mode bits allow it`;
  if (kind === 'empty') return 'the file is empty';
  if (kind === 'damaged') return `the file is damaged (${holds ?? 'it does not parse'})`;
  if (kind === 'line-ends') return `the file has ${holds ?? 'foreign line ends'}, which OpenSSL does not read`;
  if (kind === 'pkcs12') return `the file is ${holds ?? 'a key store'} where PEM is wanted`;
  if (kind === 'encrypted') return 'the key is protected by a passphrase';
  if (kind === 'der') return 'the file is in DER (binary) form where PEM is wanted';
  return `the file holds ${holds ?? 'something else'}`;
}
