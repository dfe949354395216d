import type { Launch } from './tree.ts';

/** Paths and numbers of one instance that stand in its option file. */
export interface OptionFileFacts {
  readonly port: number;
  readonly bindAddress: string;
  readonly socket: string;
  readonly dataDir: string;
  readonly logFile: string;
  readonly pidFile: string;
}

/** Certificate files for `[mysqld]`. */
export interface TlsFiles {
  readonly ca?: string;
  readonly cert: string;
  readonly key: string;
}

/** An option file as an administrator would have it: the server's own group last, with `extra` at its end. */
export function optionFileText(
  launch: Launch,
  facts: OptionFileFacts,
  tls: TlsFiles | undefined,
  extra: string,
): string {
  const lines = [
    '[client]',
    `port = ${facts.port}`,
    `socket = ${facts.socket}`,
    '',
    '[mysqld]',
    `port = ${facts.port}`,
    `bind-address = ${facts.bindAddress}`,
    `socket = ${facts.socket}`,
    `datadir = ${facts.dataDir}`,
    `log-error = ${facts.logFile}`,
    `pid-file = ${facts.pidFile}`,
    ...launch.options,
    ...(tls?.ca === undefined ? [] : [`ssl-ca = ${tls.ca}`]),
    ...(tls === undefined ? [] : [`ssl-cert = ${tls.cert}`, `ssl-key = ${tls.key}`]),
    extra.trimEnd(),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}
