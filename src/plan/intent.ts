import type { RequireClause } from '../facts/account.ts';
import type { AccountName } from './account-name.ts';

/** What an account is to demand of its clients. */
export interface AccountIntent {
  readonly account: AccountName;
  readonly require: 'ssl' | 'x509' | 'subject';
  /** For `subject`: the one-line name that is let in. */
  readonly subject?: string;
}

/** Where certificate and key of the server come from. */
export type MaterialIntent =
  | {
      readonly from: 'ca';
      readonly dir: string;
      readonly exists: boolean;
      /** Subject for a CA that is made. */
      readonly subject: string;
    }
  | { readonly from: 'files'; readonly cert: string; readonly key: string; readonly ca: string };

/** What the server is to become. */
export interface SecureIntent {
  /** Names for the certificate: `db1.example.com`, `IP:10.0.0.5`. */
  readonly names: readonly string[];
  readonly material: MaterialIntent;
  readonly accounts: readonly AccountIntent[];
  /** Switch on require_secure_transport. */
  readonly enforce: boolean;
  readonly protocolFloor: 'TLSv1.2' | 'TLSv1.3';
  /** Folder of the three files on the server; `tls` beside the option file unless given. */
  readonly installDir?: string;
  /** Folder for the clients' certificates, here. */
  readonly clientOut?: string;
  /** Touch files of the server. */
  readonly files: boolean;
  /** Change the replication channels of this server. */
  readonly replicas?: boolean;
  /** The CA file for them, on the server; the installed one unless given. */
  readonly replicaCa?: string;
  readonly allowRestart: boolean;
  readonly restartCommand?: string;
  /** A password for accounts that are to be made is at hand. */
  readonly hasPassword: boolean;
}

/** The clause that an intent stands for. */
export function clauseOf(intent: AccountIntent): RequireClause {
  switch (intent.require) {
    case 'ssl':
      return { kind: 'SSL' };
    case 'x509':
      return { kind: 'X509' };
    case 'subject':
      return { kind: 'SPECIFIED', ...(intent.subject === undefined ? {} : { subject: intent.subject }) };
  }
}
