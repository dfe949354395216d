/** A REQUIRE clause. */
export interface RequireClause {
  readonly kind: 'NONE' | 'SSL' | 'X509' | 'SPECIFIED';
  readonly subject?: string;
  readonly issuer?: string;
  readonly cipher?: string;
}

/** What `tlsql secure` gave an account when it was last run on the server. */
export interface RequiredFact {
  readonly user: string;
  readonly host: string;
  readonly require: RequireClause;
  readonly since: Date;
}

/** One row of the account table. */
export interface AccountFact {
  readonly user: string;
  readonly host: string;
  readonly plugin: string;
  readonly require: RequireClause;
  readonly locked?: boolean;
  readonly passwordExpired?: boolean;
  readonly passwordEmpty?: boolean;
  readonly maxUserConnections?: number;
  readonly isRole?: boolean;
  /** What its row in the account table says otherwise than what is in force, for people: edited without FLUSH PRIVILEGES. */
  readonly edited?: readonly string[];
  /** The server does not have it: its row was written or renamed in the table alone. */
  readonly notLoaded?: boolean;
  /** Whether the password that the client sends is this account's; undefined where its method does not show that. */
  readonly passwordFits?: boolean;
}

/** An account beside the user's own that counts at its login: a role with a REQUIRE clause, or one that it may stand for. */
export interface RelatedAccount {
  readonly as: 'role' | 'proxied';
  readonly user: string;
  readonly host: string;
  readonly require: RequireClause['kind'];
  /** Host of the user's account that has it. */
  readonly ofHost: string;
}
