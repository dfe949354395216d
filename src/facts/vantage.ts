/** A point from which something can be observed; `seenFrom` of a check names those that can prove it. */
export type Vantage = 'client-files' | 'wire' | 'server-files' | 'server-log' | 'admin-login';

/** Something that was not looked at, and why: silence and a guess are no answers. */
export interface NotLooked {
  readonly what: FactKind;
  /** A clause that completes "not looked at, because …". */
  readonly why: string;
}

/** The kinds of facts, by where they are kept in `Facts`. A check names those that it reads. */
export type FactKind =
  | 'client.program'
  | 'client.options'
  | 'client.files'
  | 'client.driver'
  | 'client.complaint'
  | 'wire.name'
  | 'wire.attempts'
  | 'server.process'
  | 'server.options'
  | 'server.files'
  | 'server.host'
  | 'log.lines'
  | 'admin.variables'
  | 'admin.status'
  | 'admin.accounts'
  | 'admin.replication'
  | 'server.group';
