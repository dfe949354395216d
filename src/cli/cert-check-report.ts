import type { VerifyInput } from '../x509/verify/verification.ts';

/** Something to say about a certificate; only errors make the verdict bad. */
export interface CheckFinding {
  /** OpenSSL's name of the error in small letters (`cert-has-expired`), an error code of tlsql, or a word of ours. */
  readonly id: string;
  readonly severity: 'error' | 'notice';
  readonly what: string;
  readonly why?: string;
  readonly fix?: readonly string[];
  /** OpenSSL's error, where it is one. */
  readonly error?: { readonly name: string; readonly number: number; readonly depth: number };
}

/** What to verify for. */
export interface CheckAim extends Pick<VerifyInput, 'time' | 'purpose' | 'securityLevel' | 'partialChain'> {
  /** Host name or address that clients connect to. */
  readonly name: string | undefined;
}

/** What `cert check --json` prints. */
export interface CheckReport {
  readonly verdict: 'ok' | 'bad';
  /** Errors first; the first is what a server or client stops at. */
  readonly findings: readonly CheckFinding[];
  /** From the leaf up, as far as it could be built. */
  readonly chain: readonly {
    readonly subject: string;
    readonly issuer: string;
    readonly serial: string;
    /** Null where the time there is none. */
    readonly notBefore: string | null;
    readonly notAfter: string | null;
    readonly fingerprint: string;
  }[];
}
