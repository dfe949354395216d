import type { Facts } from '../../facts/facts.ts';
import type { GroupFact } from '../../facts/group.ts';
import type { Certainty, Json } from './check.ts';
import { byHand, type Mend } from './mend.ts';
import { serverPlace } from './option-value-found.ts';
import { runLine } from './replica-mend.ts';
import { mainOptionFile } from './server-file-mend.ts';
import { restartLine, serverUser, shellWord } from './server-mend.ts';

/** Why a member is not with the others, as far as TLS is the reason. */
export interface GroupFault {
  readonly kind: 'file' | 'differs' | 'certificate' | 'not-joined';
  readonly what: string;
  readonly evidence: Readonly<Record<string, Json>>;
  readonly certainty: Certainty;
  readonly candidates?: readonly string[];
  /** Whether this one is to have TLS for the others to talk to it. */
  readonly wantsTls?: boolean;
}

/** What brings a member back to its group. */
export function groupMends(facts: Facts, group: GroupFact, fault: GroupFault): readonly Mend[] {
  return group.kind === 'galera' ? galera(facts, group, fault) : groupReplication(facts, group, fault);
}

function galera(facts: Facts, group: GroupFact, fault: GroupFault): readonly Mend[] {
  const again: readonly Mend[] = [
    byHand(restartLine(facts)),
    { kind: 'look', line: runLine(facts, "SHOW STATUS LIKE 'wsrep_cluster_%'") },
  ];
  if (fault.kind === 'file') {
    const user = shellWord(serverUser(facts));
    const looks = Object.values(group.files).map(
      ({ path }): Mend => ({
        kind: 'look',
        line: `sudo -u ${user} openssl x509 -noout -subject -dates -in ${shellWord(path)}`,
      }),
    );
    const key = group.files.key === undefined ? [] : looks.slice(0, -1);
    return [...key, ...optionMend(facts, 'socket.ssl_key=/path/to/node-key.pem'), ...again];
  }
  if (fault.kind === 'certificate')
    return [
      ...(group.files.ca === undefined || group.files.cert === undefined
        ? []
        : [
            {
              kind: 'look',
              line: `openssl verify -CAfile ${shellWord(group.files.ca.path)} ${shellWord(group.files.cert.path)}   # on every node: each CA file must verify the certificates of all`,
            } as const,
          ]),
      byHand(
        '# put one CA file that holds the issuers of all nodes into socket.ssl_ca of every node, or renew the certificate that is refused',
      ),
      ...again,
    ];
  if (fault.kind === 'not-joined') return again;
  if (fault.wantsTls === true) return [...optionMend(facts, tlsOptions(facts)), ...again];
  return [
    byHand(
      `# on the other nodes, one after the other (socket.dynamic=true while they differ): wsrep_provider_options="…;socket.ssl=yes;socket.ssl_ca=…;socket.ssl_cert=…;socket.ssl_key=…"`,
    ),
    ...again,
  ];
}

/** The server's own files, where it has some. */
function tlsOptions({ server }: Facts): string {
  const { ca, cert, key } = server?.files ?? {};
  const path = (given: string | undefined, role: string): string => given ?? `/path/to/${role}.pem`;
  return [
    'socket.ssl=yes',
    `socket.ssl_ca=${path(ca?.path, 'ca')}`,
    `socket.ssl_cert=${path(cert?.path, 'node-cert')}`,
    `socket.ssl_key=${path(key?.path, 'node-key')}`,
  ].join(';');
}

/** The line of the option file, with what is to be set in place of what it says of the same. */
function optionMend(facts: Facts, wanted: string): readonly Mend[] {
  const place = serverPlace(facts, 'wsrep-provider-options');
  const given = facts.server?.inForce?.['wsrep-provider-options'] ?? '';
  const names = wanted.split(';').map((part) => part.slice(0, part.indexOf('=')));
  const kept = given
    .split(';')
    .filter((part) => part.trim() !== '' && !names.includes(part.split('=')[0]?.trim() ?? ''));
  const value = `"${[...kept, wanted].join(';')}"`;
  const file = place?.file ?? mainOptionFile(facts);
  const whole = !wanted.includes('/path/to/');
  if (file === undefined || !whole)
    return [
      byHand(`# in [${place?.group ?? 'mysqld'}] of ${file ?? 'the option file'}: wsrep_provider_options=${value}`),
    ];
  return [
    { kind: 'option', file, group: place?.group ?? 'mysqld', name: place?.key ?? 'wsrep_provider_options', value },
  ];
}

function groupReplication(facts: Facts, group: GroupFact, fault: GroupFault): readonly Mend[] {
  const start: readonly Mend[] = [
    byHand(runLine(facts, 'STOP GROUP_REPLICATION; START GROUP_REPLICATION')),
    {
      kind: 'look',
      line: runLine(
        facts,
        'SELECT member_host, member_port, member_state FROM performance_schema.replication_group_members',
      ),
    },
  ];
  if (fault.kind === 'certificate')
    return [
      byHand(
        '# the group uses ssl_ca, ssl_cert and ssl_key of each server: give all members a ssl_ca that holds the issuers of all, then',
      ),
      byHand(runLine(facts, 'ALTER INSTANCE RELOAD TLS')),
      ...start,
    ];
  if (fault.wantsTls === true)
    return [
      byHand(runLine(facts, "STOP GROUP_REPLICATION; SET PERSIST group_replication_ssl_mode='REQUIRED'")),
      ...start,
    ];
  if (fault.wantsTls === false)
    return [
      byHand(
        `# on all other members, with the group stopped: SET PERSIST group_replication_ssl_mode='${group.mode ?? 'REQUIRED'}'; then start the group anew`,
      ),
      ...start,
    ];
  return start;
}
