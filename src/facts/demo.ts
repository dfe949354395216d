import type { ProofReport } from './proof.ts';

/** One line of the demo's story. */
export interface DemoStep {
  readonly id: 'server' | 'plaintext' | 'ca' | 'certificates' | 'tls' | 'account';
  /** What was done, in a clause. */
  readonly did: string;
  /** What it showed. */
  readonly showed?: string;
  readonly millis: number;
}

/** The whole story. */
export interface DemoReport {
  /** For people: `MariaDB 11.8.6 (maria11)`. */
  readonly server: string;
  readonly steps: readonly DemoStep[];
  readonly proof: ProofReport;
  readonly millis: number;
  /** The folder that was kept. */
  readonly kept: string | undefined;
}
