import { deadlineIn } from '../base/deadline.ts';
import type { ReplicaFact } from '../facts/replication.ts';
import type { Attempt } from '../facts/wire.ts';
import { channelText, isSecure } from '../plan/replica-steps.ts';
import type { Refusal } from '../plan/step.ts';
import { makeAttempt } from '../probe/attempt.ts';

/**
 * Connects to the source of every channel that is to be changed, as the channel will: with the CA, verifying the name, without a
 * password. Gives what would keep it from working. A source that can't be reached from here tells nothing: the replica may.
 */
export async function sourceFaults(
  channels: readonly ReplicaFact[],
  ca: string,
  connect: typeof makeAttempt = makeAttempt,
): Promise<Refusal[]> {
  const open = channels.filter((channel) => !isSecure(channel) && !channel.host.startsWith('/'));
  const looked = await Promise.all(
    open.map(async (channel): Promise<Refusal[]> => {
      const attempt = await connect(
        {
          purpose: 'other',
          target: { host: channel.host, port: channel.port },
          user: channel.user,
          password: '',
          tls: 'must',
          material: { ca: [ca] },
          verifyChain: true,
          verifyName: channel.host,
        },
        deadlineIn(3000),
      );
      const why = faultOf(attempt);
      if (why === undefined) return [];
      const what = `${channelText(channel)}: its source ${channel.host}:${channel.port} ${why}`;
      return [
        { id: 'replica-source-not-verified', what, fix: 'secure the source first, or give its CA with --replica-ca' },
      ];
    }),
  );
  return looked.flat();
}

function faultOf({ greeting, tls }: Attempt): string | undefined {
  if (greeting?.offersTls === false) return 'offers no TLS';
  if (tls === undefined || tls.verified?.ok === true) return undefined;
  if (tls.verified !== undefined)
    return `is not verified: ${tls.verified.error ?? tls.verified.what ?? 'no reason given'}`;
  return tls.ok
    ? undefined
    : `makes no TLS: ${tls.error?.text ?? tls.alertReceived?.name ?? tls.closed ?? 'no reason given'}`;
}
