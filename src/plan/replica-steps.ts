import type { ReplicaFact } from '../facts/replication.ts';
import { can } from '../mysql/abilities.ts';
import type { ServerVersion } from '../mysql/server-version.ts';
import { sqlText } from './account-name.ts';
import type { SecureIntent } from './intent.ts';
import type { Situation } from './situation.ts';
import type { Refusal, Step } from './step.ts';

/** What a channel's TLS is: files by their options' names. */
interface ChannelTls {
  readonly ssl: boolean;
  readonly verifies: boolean;
  readonly ca: string;
}

/** One step for each channel of this server that reads without TLS or doesn't verify its source. `ca`: the file that it gets. */
export function replicaSteps(
  { server, channels }: Situation,
  intent: SecureIntent,
  ca: string | undefined,
  faults: readonly Refusal[],
): { steps: Step[]; refusals: Refusal[] } {
  if (intent.replicas !== true) return { steps: [], refusals: [] };
  if (channels === undefined) {
    const what = 'this account may not see the replication channels';
    return { steps: [], refusals: [{ id: 'privilege-missing', what, fix: 'GRANT REPLICATION CLIENT ON *.* to it' }] };
  }
  const open = channels.filter((channel) => !isSecure(channel));
  if (open.length === 0) return { steps: [], refusals: [] };
  if (ca === undefined) {
    const what = 'by which CA the sources are to be verified is not known';
    return {
      steps: [],
      refusals: [{ id: 'replica-ca-unknown', what, fix: 'give --replica-ca FILE, a file on the replica' }],
    };
  }
  return { steps: open.map((channel) => replicaStep(server, channel, ca)), refusals: [...faults] };
}

/** Whether a channel reads over TLS from a source that it verifies by name. */
export function isSecure({ ssl, verifies, files }: ReplicaFact): boolean {
  return ssl === true && verifies === true && files.ca !== undefined;
}

/** `channel 'west'`, or the default channel. */
export function channelText({ channel }: Pick<ReplicaFact, 'channel'>): string {
  return channel === '' ? 'the default channel' : `channel ${sqlText(channel)}`;
}

function replicaStep(server: ServerVersion, fact: ReplicaFact, ca: string): Step {
  const wanted = { ssl: true, verifies: true, ca };
  const before = { ssl: fact.ssl === true, verifies: fact.verifies === true, ca: fact.files.ca ?? '' };
  const statements = changeStatements(server, fact, wanted);
  return {
    id: `replica-${fact.channel === '' ? 'default' : fact.channel}`,
    title: `let ${channelText(fact)} read from ${fact.host}:${fact.port} over TLS, verified by name`,
    reason: before.ssl ? "it does not verify its source's certificate" : 'it reads without TLS',
    risk: 'it stops for a moment; where TLS can not be made, it does not start again before this is taken back',
    undo: 'the old settings are set again',
    restarts: false,
    details: statements,
    action: {
      do: 'replica',
      channel: fact.channel,
      runs: fact.io !== 'No',
      statements,
      undo: changeStatements(server, fact, before),
    },
  };
}

/** Stops what must be stopped for it, changes the channel, and starts again what ran. */
export function changeStatements(server: ServerVersion, fact: ReplicaFact, wanted: ChannelTls): string[] {
  const mariadb = server.flavor === 'mariadb';
  const modern = can(server, 'change-replication-source') === true;
  const [own, end] =
    fact.channel === ''
      ? ['', '']
      : mariadb
        ? [` ${sqlText(fact.channel)}`, '']
        : ['', ` FOR CHANNEL ${sqlText(fact.channel)}`];
  const noun = modern ? 'REPLICA' : 'SLAVE';
  const prefix = modern ? 'SOURCE_' : 'MASTER_';
  const options = [
    `SSL=${wanted.ssl ? 1 : 0}`,
    `SSL_CA=${sqlText(wanted.ca)}`,
    `SSL_VERIFY_SERVER_CERT=${wanted.verifies ? 1 : 0}`,
  ].map((option) => `${prefix}${option}`);
  const change = `${modern ? 'CHANGE REPLICATION SOURCE' : `CHANGE MASTER${own}`} TO ${options.join(', ')}${end}`;
  // MySQL 8 changes the receiver's options while the applier runs; MariaDB and older ones need both to stand still.
  const alone = modern ? ' IO_THREAD' : '';
  const start = (thread: string): string => `START ${noun}${own}${thread}${end}`;
  const started = modern
    ? fact.io === 'No'
      ? []
      : [start(' IO_THREAD')]
    : [...(fact.io === 'No' ? [] : [start(' IO_THREAD')]), ...(fact.applies === true ? [start(' SQL_THREAD')] : [])];
  return [`STOP ${noun}${own}${alone}${end}`, change, ...started];
}
