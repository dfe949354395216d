import type { DialTarget } from '../io/dial.ts';
import type { Machine } from '../io/machine.ts';
import type { AccountName } from '../plan/account-name.ts';
import type { SecureIntent } from '../plan/intent.ts';
import type { TlsPaths } from '../plan/tls-place.ts';
import type { Session, SessionSettings } from '../session/open-session.ts';
import type { Journal } from './journal.ts';
import type { CaAccess, ClientPair } from './supply.ts';

/** What happens, for a progress line. */
export type RunEvent =
  | { readonly event: 'step'; readonly id: string; readonly title: string; readonly state: 'started' | 'done' }
  | { readonly event: 'proof'; readonly account: string; readonly text: string }
  | { readonly event: 'undo'; readonly why: string };

/** All that carrying out a plan needs. The session changes when the server is restarted. */
export interface Run {
  readonly host: Machine;
  /** How the administrator logs in. */
  readonly settings: SessionSettings;
  /** The way to an address of the server's machine, where that is another one. */
  readonly reach?: (target: DialTarget) => Promise<DialTarget>;
  session: Session | undefined;
  /** Logs in again as the administrator, and takes the server's lock. */
  readonly open: () => Promise<Session>;
  readonly intent: SecureIntent;
  /** The option file, as named. */
  readonly config?: string;
  /** Where the server's three files are. */
  readonly placed: TlsPaths;
  readonly access: CaAccess;
  /** For accounts that are made, and to prove with the account itself. A secret. */
  readonly password?: string;
  /** A client's certificate that was given. */
  readonly client?: ClientPair;
  /** Start a second server at the end, also where that takes some seconds. */
  readonly dryStart?: boolean;
  readonly journal: Journal;
  readonly onEvent: (event: RunEvent) => void;
  /** Aborts at Ctrl-C: no further step is begun, and everything is taken back. */
  readonly signal?: AbortSignal;
}

/** A throw-away account's name: 16 characters are the most that MySQL 5.6 takes. */
export function proofAccounts(user: string): readonly AccountName[] {
  // Where there are anonymous accounts, ''@'localhost' would come before the name at '%'.
  return [
    { user, host: '%' },
    { user, host: 'localhost' },
  ];
}
