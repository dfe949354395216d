import type { TlsFiles } from './option-file.ts';

export interface StartOptions {
  /** Server arguments, after all others. */
  readonly options?: readonly string[];
  /** Text added to the option file, at the end of `[mysqld]`; it may open groups of its own. */
  readonly optionFile?: string;
  /** Variables added to the server's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** A data folder to copy instead of the fresh one. */
  readonly dataFrom?: string;
  /** Certificate files: `ssl-ca`, `ssl-cert` and `ssl-key` of the option file. */
  readonly tls?: TlsFiles;
  /** An `ip netns` name to run in (root only); `bindAddress` then is an address there. */
  readonly networkNamespace?: string;
  /** 127.0.0.1 unless said. */
  readonly bindAddress?: string;
  /** A port to take; a free one unless said. */
  readonly port?: number;
  /** True: it stays when this process ends, until `stop`. */
  readonly stays?: boolean;
  /** Milliseconds to be ready in; 60,000 unless said. */
  readonly patience?: number;
}
