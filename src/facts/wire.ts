/** How a name became addresses. */
export interface NameFact {
  readonly host: string;
  readonly addresses: readonly string[];
  /** `ENOTFOUND`, `EAI_AGAIN`, … when there are none. */
  readonly error?: string;
  readonly millis?: number;
  /** Other names of it that the server's certificate is good for, and by what they are known; asked where its own is not. */
  readonly otherNames?: readonly { readonly name: string; readonly by: 'hosts' | 'CNAME' | 'PTR' | 'address' }[];
}

/** The first packet of the server (protocol 10). */
export interface GreetingFact {
  readonly protocol: number;
  readonly version: string;
  readonly flavor: 'mysql' | 'mariadb' | 'percona' | 'other';
  readonly connectionId?: number;
  /** All capability bits, the upper half included; MariaDB's extended ones above bit 32. */
  readonly capabilities: bigint;
  readonly offersTls: boolean;
  readonly authPlugin?: string;
}

/** An error packet: number, SQLSTATE and text as the server sent them (control characters removed). */
export interface ServerError {
  readonly errno: number;
  readonly sqlState?: string;
  readonly text: string;
}

/** A TLS alert, with its record as it came. */
export interface AlertFact {
  readonly code: number;
  readonly name: string;
  readonly fatal: boolean;
  readonly raw?: Uint8Array;
}

/** What the TLS part of an attempt came to. */
export interface TlsFact {
  readonly ok: boolean;
  readonly protocol?: string;
  /** OpenSSL's name. */
  readonly cipher?: string;
  readonly group?: string;
  /** The certificates that the server sent, in DER, in its order. */
  readonly chain: readonly Uint8Array[];
  /** How the verification of that chain and of the name ended under the user's settings; OpenSSL's words. */
  readonly verified?: {
    readonly ok: boolean;
    readonly error?: string;
    readonly what?: 'chain' | 'name';
    /** What is wrong with the name, where the chain is refused already and nobody gets as far as the name. */
    readonly nameError?: string;
  };
  readonly clientCertificateRequested?: boolean;
  /** Signature schemes that both sides have for the client's certificate, by OpenSSL's names, where one was asked for. */
  readonly clientSignatureAlgorithms?: readonly string[];
  readonly alertReceived?: AlertFact;
  readonly alertSent?: AlertFact;
  /** Set when the server answered the ClientHello with something that is no TLS record. */
  readonly plainAnswer?: {
    readonly bytes: Uint8Array;
    readonly error?: ServerError;
    /** It came before we sent anything. */
    readonly unasked?: boolean;
  };
  /** The library's code and text when it failed. */
  readonly error?: { readonly code: string; readonly text: string };
  /** It is about what we bring ourselves (certificate, key, CAs, lists): OpenSSL refused that, and nothing was sent. */
  readonly unsent?: true;
  /** How the connection ended without an alert. */
  readonly closed?: 'fin' | 'reset' | 'timeout';
}

/** What the login came to. */
export interface LoginFact {
  readonly ok: boolean;
  /** Plugin of the greeting or of the last switch. */
  readonly plugin?: string;
  readonly switched?: boolean;
  /** How the password went over: `none` before anything was sent. */
  readonly exchange?: 'none' | 'scramble' | 'fast' | 'full-tls' | 'full-rsa' | 'clear';
  readonly error?: ServerError;
  /** Our own refusal: what could not be done (`plugin unknown`, `needs a secure connection`), as a clause. */
  readonly refused?: string;
  readonly closed?: 'fin' | 'reset' | 'timeout';
  /** What the server said to the first statement after a good login, where it refused it. */
  readonly afterwards?: ServerError | 'closed';
}

/** How far an attempt came. */
export type Stage = 'connect' | 'greeting' | 'capability' | 'tls' | 'login' | 'done';

/** One connection. `purpose` says why it was made; the first is what the user asked for. */
export interface Attempt {
  readonly purpose:
    | 'as-asked'
    | 'tls-1.2'
    | 'with-client-certificate'
    | 'without-client-certificate'
    | 'unverified'
    | 'plain'
    | 'old-tls'
    /** The request for TLS of another protocol (PostgreSQL's), which its servers answer with one byte. */
    | 'first-bytes'
    /** TLS spoken first, without waiting for a greeting. */
    | 'tls-first'
    /** A PROXY header sent first. */
    | 'proxy-header'
    /** A ClientHello that a server can only refuse: its answer is a few bytes. */
    | 'tls-refusal'
    /** The login of the administrator. */
    | 'administrator'
    | 'other';
  readonly to: { readonly address?: string; readonly port?: number; readonly socket?: string };
  /** Our own address of the connection. */
  readonly from?: string;
  readonly tlsWanted: boolean;
  readonly clientCertificateSent?: boolean;
  readonly maxVersion?: string;
  readonly stage: Stage;
  readonly millis: {
    readonly connect?: number;
    readonly greeting?: number;
    readonly tls?: number;
    readonly login?: number;
  };
  /** Why the TCP connection failed: `ECONNREFUSED`, `ETIMEDOUT`, `EHOSTUNREACH`, … */
  readonly connectError?: string;
  /** How each address of the name answered, where it has several: `::1 ECONNREFUSED`. */
  readonly tried?: readonly string[];
  /** The first bytes that came, when they are no greeting; at most 64. */
  readonly firstBytes?: Uint8Array;
  /** The first bytes that came inside TLS that was spoken first, when they are no greeting; at most 64. */
  readonly insideTls?: Uint8Array;
  readonly closedBeforeGreeting?: 'fin' | 'reset' | 'timeout';
  readonly greeting?: GreetingFact;
  /** An error in place of the greeting (1040, 1129, 1130). */
  readonly greetingError?: ServerError;
  readonly tls?: TlsFact;
  readonly login?: LoginFact;
  /** What the session says of itself after a login. */
  readonly session?: Readonly<Record<string, string>>;
  /** Whether the server counts it towards max_connect_errors. */
  readonly counted?: boolean;
  /** The number of connections it took, where that is not one. */
  readonly connections?: number;
}

/** Everything seen on the network. */
export interface WireFacts {
  readonly name?: NameFact;
  readonly attempts: readonly Attempt[];
}
