/** A REQUIRE clause. */
export interface RequireClause {
  readonly kind: 'NONE' | 'SSL' | 'X509' | 'SPECIFIED';
  readonly subject?: string;
  readonly issuer?: string;
  readonly cipher?: string;
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
  /** `'user'@'host'` of the account whose privileges a proxy login takes. */
  readonly proxiedTo?: string;
}
