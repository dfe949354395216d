import type { Facts } from '../../facts/facts.ts';
import type { FileFact } from '../../facts/file.ts';
import type { Found, Json } from './check.ts';
import { pairVerdict } from './key-pair.ts';
import { restartAndProve } from './mend.ts';
import { foundObstacles } from './server-file-found.ts';
import type { State } from './state.ts';

/** The ports that may have TLS files of their own: the administrators' and that of the X protocol. */
type Channel = 'admin' | 'mysqlx';

/** The `run` of the check for the TLS of a side port: its own files, then the server's own word. */
export function foundSideChannel(channel: Channel): (facts: Facts) => readonly Found[] {
  const files = foundObstacles(({ role }) => role.startsWith(`${channel}-`));
  return (facts) => {
    const leadsTo = statesOf(channel, facts);
    const broken = files(facts).map((found): Found => ({ ...found, leadsTo }));
    return broken.length > 0
      ? broken.slice(0, 1)
      : [...noPair(channel, facts, leadsTo), ...saidOff(channel, facts, leadsTo)].slice(0, 1);
  };
}

/** Who connects to the side port itself finds no TLS there. */
function statesOf(channel: Channel, facts: Facts): readonly State[] {
  const { inForce = {} } = facts.server ?? {};
  const port = facts.admin?.variables?.[`${channel}_port`] ?? inForce[`${channel}-port`];
  const there = port !== undefined && Number(port) === facts.client?.intent?.port;
  return there ? ['server-tls-off', 'side-port-without-tls'] : ['side-port-without-tls'];
}

function noPair(channel: Channel, facts: Facts, leadsTo: readonly State[]): Found[] {
  const files = facts.server?.files ?? {};
  const [cert, key]: (FileFact | undefined)[] = [files[`${channel}-cert`], files[`${channel}-key`]];
  const verdict = pairVerdict(cert?.content, key?.content);
  if (cert === undefined || key === undefined || verdict === undefined || verdict.kind === 'pair') return [];
  return [
    {
      what: `the key ${channel}_ssl_key=${key.named} is not that of the certificate ${channel}_ssl_cert=${cert.named}`,
      evidence: { cert: cert.path, key: key.path },
      leadsTo,
      mends: restartAndProve,
    },
  ];
}

/** performance_schema.tls_channel_status, where files were given for it. */
function saidOff(channel: Channel, facts: Facts, leadsTo: readonly State[]): Found[] {
  const { channels = [], variables = {} } = facts.admin ?? {};
  const state = channels.find((one) => one.channel === `mysql_${channel}`)?.properties.Enabled;
  const given = Object.entries(variables).filter(([name, value]) => name.startsWith(`${channel}_ssl_`) && value !== '');
  if (state !== 'No' || !given.some(([name]) => name.endsWith('_cert'))) return [];
  const evidence: Record<string, Json> = { channel: `mysql_${channel}`, Enabled: 'No', ...Object.fromEntries(given) };
  return [{ what: `the ${channel} port has no TLS although it has files of its own`, evidence, leadsTo }];
}
