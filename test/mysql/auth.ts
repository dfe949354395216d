import type { AuthPlugin, ClientAuthContext, ClientAuthStep, ServerAuthContext } from '../../src/mysql/auth/plugin.ts';
import { bytes, counted } from './drive.ts';

/** What the client role of a plugin sends, step by step, when it hears `heard`. */
export function clientSends(
  plugin: AuthPlugin,
  context: Partial<ClientAuthContext>,
  ...heard: Uint8Array[]
): { sent: string[]; steps: ClientAuthStep[]; ended: boolean } {
  const steps: ClientAuthStep[] = [];
  const run = plugin.client({
    password: bytes('secret'),
    data: counted(20),
    channel: 'plain',
    publicKey: undefined,
    fetchPublicKey: false,
    cleartext: false,
    random: counted,
    ...context,
  });
  let result = run.next(new Uint8Array(0));
  for (const data of heard) {
    if (result.done) break;
    steps.push(result.value);
    result = run.next(data);
  }
  if (!result.done) steps.push(result.value);
  return { steps, sent: steps.map((step) => Buffer.from(step.send).toString('hex')), ended: result.done === true };
}

/** What the server role says to a login that begins with `first` and goes on with `replies`. */
export function serverSays(
  plugin: AuthPlugin,
  context: Partial<ServerAuthContext>,
  first: Uint8Array,
  ...replies: Uint8Array[]
): { said: string[]; right: boolean | undefined } {
  const run = plugin.server?.check(
    {
      challenge: counted(20),
      stored: '',
      account: "'ann'@'%'",
      user: 'ann',
      channel: 'plain',
      cache: new Map(),
      rsa: undefined,
      peerUser: undefined,
      ...context,
    },
    first,
  );
  const said: string[] = [];
  const left = [...replies];
  for (let result = run?.next(); result !== undefined; ) {
    if (result.done) return { said, right: result.value };
    said.push(Buffer.from(result.value.send).toString('hex'));
    const reply = result.value.reply ? left.shift() : new Uint8Array(0);
    if (reply === undefined) break;
    result = run?.next(reply);
  }
  return { said, right: undefined };
}
