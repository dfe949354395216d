import { type RunningServer, startServer } from '../../servers/instance.ts';
import { freePort } from '../../servers/port.ts';
import { statement } from '../arrange.ts';
import { goodFiles, type Kit } from '../kit.ts';
import { runProgram } from '../run-doctor.ts';
import type { Scenario } from '../scenario.ts';

const log = '--log-bin=binlog';
const name = 'aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa';

const lines = (id: number, own: number, seeds: string, mode: string): string[] => [
  `server_id=${id}`,
  'gtid_mode=ON',
  'enforce_gtid_consistency=ON',
  'report_host=127.0.0.1',
  'plugin-load-add=group_replication.so',
  `group_replication_group_name=${name}`,
  'group_replication_start_on_boot=OFF',
  `group_replication_local_address=127.0.0.1:${own}`,
  `group_replication_group_seeds=${seeds}`,
  'group_replication_ip_allowlist=127.0.0.1',
  'group_replication_recovery_retry_count=1',
  `group_replication_ssl_mode=${mode}`,
];

const channel =
  "CHANGE REPLICATION SOURCE TO SOURCE_USER='rec', SOURCE_PASSWORD='Pw1!' FOR CHANNEL 'group_replication_recovery'";

/** Asks the member to join without waiting for it to give up. */
async function join(server: RunningServer | undefined): Promise<void> {
  const [program = '', ...args] = server?.clientCommand('mysql') ?? [];
  void runProgram(program, [...args, '--ssl-mode=DISABLED', '-e', `${channel}; START GROUP_REPLICATION`]);
  await new Promise((resolve) => setTimeout(resolve, 12_000));
}

/** A group of one member; the server that the doctor is asked about is to join it. */
const member = (
  id: string,
  variant: string,
  modes: { readonly group: string; readonly own: string },
  more: (kit: Kit) => readonly string[] = () => [],
): Scenario => ({
  id,
  variant,
  servers: ['mysql9'],
  byHand: 'the group is set up by a person',
  make: async (kit) => {
    const good = goodFiles(kit);
    const ports = [await freePort('127.0.0.1'), await freePort('127.0.0.1')] as const;
    const seed = `127.0.0.1:${ports[0]}`;
    return {
      mysqld: [...good.lines, ...lines(2, ports[1], seed, modes.own), ...more(kit)],
      args: [log],
      sides: ['both'],
      client: ['-uroot', '--ssl-mode=REQUIRED'],
      after: async ({ server, clean }) => {
        const first = await startServer(kit.server, {
          optionFile: [...good.lines, ...lines(1, ports[0], seed, modes.group)].join('\n'),
          options: [log],
        });
        clean(() => first.stop());
        await statement(first, "CREATE USER rec@'%' IDENTIFIED BY 'Pw1!'");
        await statement(
          first,
          "GRANT REPLICATION SLAVE, CONNECTION_ADMIN, BACKUP_ADMIN, GROUP_REPLICATION_STREAM ON *.* TO rec@'%'",
        );
        await statement(first, 'SET GLOBAL group_replication_bootstrap_group=ON; START GROUP_REPLICATION');
        await join(server);
        return undefined;
      },
    };
  },
});

export const groups: readonly Scenario[] = [
  member('group-replication-ssl-mode-differs', 'DISABLED joins REQUIRED', { group: 'REQUIRED', own: 'DISABLED' }),
  member('group-replication-ssl-mode-differs', 'REQUIRED joins DISABLED', { group: 'DISABLED', own: 'REQUIRED' }),
  member('group-replication-cert-refused', 'another ssl_ca', { group: 'REQUIRED', own: 'VERIFY_CA' }, (kit) => {
    const ca = kit.ca('/O=Other/CN=Other CA');
    return [`ssl-ca=${kit.write('other-ca.pem', ca.pem)}`];
  }),
  member('replica-plain-caching-sha2', 'recovery without TLS', { group: 'REQUIRED', own: 'REQUIRED' }, () => [
    'group_replication_recovery_use_ssl=OFF',
  ]),
  member('replica-wrong-ca', 'recovery', { group: 'REQUIRED', own: 'REQUIRED' }, (kit) => [
    `group_replication_recovery_ssl_ca=${kit.write('recovery-ca.pem', kit.ca('/CN=Recovery CA').pem)}`,
  ]),
];
