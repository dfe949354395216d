import type { DriverProblem, DriverTls } from '../drivers/driver-config.ts';
import type { FileFact } from './file.ts';

/** How the driver is told to connect, and what it makes of that; no password, no key. */
export interface DriverFacts {
  readonly id: string;
  readonly around?: string;
  /** The driver's own options as texts, secrets left out. */
  readonly options: Readonly<Record<string, string>>;
  readonly tls: DriverTls;
  readonly problems: readonly DriverProblem[];
  /** Key stores that it names. */
  readonly stores?: Partial<Record<'ca' | 'cert', KeyStoreFact>>;
}

/** A key store of Java (JKS, PKCS#12). */
export interface KeyStoreFact {
  readonly file: FileFact;
  /** Whether the password that is given opens it; undefined where that could not be told. */
  readonly opens?: boolean;
}
