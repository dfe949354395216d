import type { Secured, Verdict } from '../secure/secure.ts';
import type { CaAccess, ClientPair } from '../secure/supply.ts';
import { passphraseFrom } from './ca-options.ts';
import type { ExitStatus } from './command.ts';
import type { Context } from './context.ts';
import { clientFrom, pick, type SecureGiven, usage } from './secure-wish.ts';

/** What the command line says for every server alike. */
export interface SharedRequest {
  readonly access: CaAccess;
  readonly secrets: { readonly password?: string; readonly client?: ClientPair };
  readonly manner: { readonly waitMillis?: number; readonly dryStart?: boolean };
}

/** Reads what is the same for one server and for many: how the CA is opened, secrets, the manner of the run. */
export async function sharedRequest(context: Context, { options }: SecureGiven): Promise<SharedRequest> {
  const password = await passphraseFrom(context, options['account-password-file']);
  const client = await clientFrom(context, options['client-cert'], options['client-key']);
  return {
    access: {
      now: context.now,
      ...pick('passphrase', await passphraseFrom(context, options['passphrase-file'])),
      ...pick('keyCommand', options['key-cmd']),
    },
    secrets: { ...pick('password', password), ...pick('client', client) },
    manner: {
      ...pick('waitMillis', secondsOf(options['wait-for-clients'])),
      ...pick('dryStart', options['dry-start']),
    },
  };
}

const statuses: Readonly<Record<Verdict, ExitStatus>> = {
  proven: 0,
  planned: 0,
  declined: 1,
  refused: 1,
  'not-proven': 1,
  undone: 1,
  'undo-incomplete': 3,
  'cut-off': 3,
};

/** The exit status: what was asked to be taken back and was, is done. */
export function statusOf({ verdict, undone }: Pick<Secured, 'verdict' | 'undone'>): ExitStatus {
  return undone?.why === 'asked for' && verdict === 'undone' ? 0 : statuses[verdict];
}

function secondsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,6}$/.test(text)) usage(`--wait-for-clients=${text}`, 'seconds');
  return Number(text) * 1000;
}
