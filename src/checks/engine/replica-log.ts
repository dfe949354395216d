import type { LogFacts } from '../../facts/log.ts';
import type { ReplicaFact } from '../../facts/replication.ts';

/** `Error connecting to source 'repl@db1:3306'`, `error connecting to master …`; the number stands behind (MySQL) or before (MariaDB). */
const line =
  /(?:(?:Slave |Replica )?I\/O for channel '([^']*)'|Slave I\/O|Replica I\/O).*?error connecting to (?:source|master) '([^'@]*)@([^']*):(\d+)'.*?message: (.*)$/i;
const ended =
  /(?:connected to (?:source|master) |Slave I\/O thread exiting|Replica I\/O thread exiting|I\/O thread killed)/i;

/** The channels that the log shows failing, by their last line; nothing for those that connected afterwards. */
export function replicasFromLog(log: LogFacts | undefined): readonly ReplicaFact[] {
  const last = new Map<string, ReplicaFact>();
  for (const { text } of log?.sinceStart ?? []) {
    if (ended.test(text)) {
      last.clear();
      continue;
    }
    const [, channel = '', user = '', host = '', port = '', rest = ''] = line.exec(text) ?? [];
    if (host === '') continue;
    const errno = Number(/(?:Error_code:|Internal MariaDB error code:) ?(?:MY-0*)?(\d+)/i.exec(text)?.[1] ?? 0);
    const error = rest.replace(/[,.]? ?(?:Error_code|Internal MariaDB).*$/i, '');
    last.set(channel, { channel, host, port: Number(port), user, files: {}, io: 'Connecting', errno, error });
  }
  return [...last.values()];
}
