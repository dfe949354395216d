import { codes } from '../base/codes.ts';
import type { TlsqlError } from '../base/error.ts';
import { targetText } from '../io/dial.ts';
import type { SessionSettings } from '../session/open-session.ts';

/** An error as the mysql client would have it. */
export interface ClientError {
  readonly number: number;
  readonly sqlState: string;
  readonly message: string;
  /** One line more on it, in words of ours; undefined where the message says all. */
  readonly explanation: string | undefined;
}

/** `ERROR 1045 (28000): …`, and `at line N` where input has lines. */
export function errorLine({ number, sqlState, message }: ClientError, line?: number): string {
  return `ERROR ${number} (${sqlState})${line === undefined ? '' : ` at line ${line}`}: ${message}`;
}

/**
 * The number and text that the mysql client shows for the same thing (include/errmsg.h, libmysql/errmsg.cc), or undefined for
 * what it has no number for (a wrong flag, a bug).
 */
export function clientError(error: TlsqlError, settings?: SessionSettings): ClientError | undefined {
  const { fields = {} } = error.detail;
  if (typeof fields.number === 'number') {
    const explanation = fields.explanation === undefined ? undefined : String(fields.explanation);
    return {
      number: fields.number,
      sqlState: String(fields.sqlState ?? 'HY000'),
      message: String(fields.message ?? error.detail.seen),
      explanation,
    };
  }
  const known = networkError(error, settings) ?? tlsErrorOf(error) ?? protocolError(error);
  if (known === undefined) return undefined;
  return { number: known[0], sqlState: 'HY000', message: known[1], explanation: ownWords(error) };
}

/** What tlsql itself says, on one line. */
export function ownWords(error: TlsqlError): string {
  const hint = error.detail.next === undefined ? '' : `; ${error.detail.next}`;
  return `${codes[error.code].says}: ${error.message}${hint}`.replaceAll(/\s*\n\s*/g, ' ');
}

type NumberAndText = readonly [number, string];

/** Linux numbers, as the client shows them. */
const errnos: Readonly<Record<string, number>> = {
  EPERM: 1,
  ENOENT: 2,
  EACCES: 13,
  EADDRNOTAVAIL: 99,
  ENETUNREACH: 101,
  ECONNRESET: 104,
  ETIMEDOUT: 110,
  ECONNREFUSED: 111,
  EHOSTUNREACH: 113,
};

function networkError(error: TlsqlError, settings: SessionSettings | undefined): NumberAndText | undefined {
  const where = settings?.target ?? { host: 'localhost', port: 3306 };
  const errno = errnos[String(error.detail.fields?.errno)];
  const cannot = (number: number): NumberAndText =>
    'socket' in where
      ? [2002, `Can't connect to local MySQL server through socket '${where.socket}' (${number})`]
      : [2003, `Can't connect to MySQL server on '${targetText(where)}' (${number})`];
  switch (error.code) {
    case 'connect-refused':
      return cannot(errno ?? 111);
    case 'connect-forbidden':
      return cannot(errno ?? 13);
    case 'connect-unreachable':
      return cannot(errno ?? 110);
    case 'socket-missing':
      return settings === undefined
        ? [2002, `Can't connect to local MySQL server through socket '/var/run/mysqld/mysqld.sock' (2)`]
        : cannot(2);
    case 'host-unknown':
      return [2005, `Unknown MySQL server host '${error.detail.at ?? ''}' (-2)`];
    case 'deadline-passed':
      return /the connection|the addresses/.test(error.detail.seen) ? cannot(110) : lost(error, 110);
    case 'connection-closed':
    case 'connection-lost':
      return lost(error, errno ?? 0);
    default:
      return undefined;
  }
}

/** "Lost connection", with the stage that the client names. */
function lost(error: TlsqlError, errno: number): NumberAndText {
  const text = `${error.detail.seen} ${error.detail.expected ?? ''}`;
  if (text.includes('the answer to the statement')) return [2013, 'Lost connection to MySQL server during query'];
  const stage = text.includes('the login') ? 'reading authorization packet' : 'reading initial communication packet';
  return [2013, `Lost connection to MySQL server at '${stage}', system error: ${errno}`];
}

function tlsErrorOf(error: TlsqlError): NumberAndText | undefined {
  const ssl = (text: string): NumberAndText => [2026, `SSL connection error: ${text}`];
  const openssl = error.detail.fields?.openssl;
  switch (error.code) {
    case 'tls-not-offered':
      return ssl("SSL is required but the server doesn't support it");
    case 'tls-ca-needed':
      return ssl('CA certificate is required if ssl-mode is VERIFY_CA or VERIFY_IDENTITY');
    case 'server-chain-untrusted':
    case 'server-name-mismatch':
      return ssl('error:0A000086:SSL routines::certificate verify failed');
    case 'server-fingerprint-unknown':
    case 'server-proof-wrong':
      return ssl('Validation of SSL server certificate failed');
    case 'file-missing':
    case 'file-not-readable':
    case 'tls-material-bad':
      return fileError(error, ssl);
    default:
      if (!error.code.startsWith('tls-')) return undefined;
      return ssl(
        openssl === undefined
          ? error.detail.seen
          : String(openssl)
              .trim()
              .replaceAll(/\s*\n\s*/g, ' '),
      );
  }
}

function fileError(error: TlsqlError, ssl: (text: string) => NumberAndText): NumberAndText | undefined {
  switch (error.detail.fields?.flag) {
    case 'ssl-cert':
      return ssl('Unable to get certificate');
    case 'ssl-key':
      return ssl('Unable to get private key');
    case 'ssl-ca':
    case 'ssl-capath':
      return ssl('SSL_CTX_set_default_verify_paths failed');
    case 'ssl-crl':
    case 'ssl-crlpath':
      return ssl('SSL_CTX_set_default_verify_paths failed');
    default:
      return error.code === 'tls-material-bad' ? ssl(error.detail.seen) : undefined;
  }
}

function protocolError(error: TlsqlError): NumberAndText | undefined {
  const plugin = String(error.detail.fields?.plugin ?? error.detail.at ?? 'unknown');
  switch (error.code) {
    case 'auth-public-key-needed':
    case 'auth-public-key-bad':
    case 'auth-data-bad':
      return [2061, `Authentication plugin '${plugin}' reported error: Authentication requires secure connection.`];
    case 'auth-cleartext-refused':
      return [2059, `Authentication plugin '${plugin}' cannot be loaded: plugin not enabled`];
    case 'auth-plugin-unknown':
    case 'auth-not-provable':
      return [2059, `Authentication plugin '${plugin}' cannot be loaded: ${error.detail.seen}`];
    case 'compression-not-possible':
      return [2066, 'Connection failed due to wrongly configured compression algorithm'];
    case 'local-infile-refused':
      return [2068, 'LOAD DATA LOCAL INFILE file request rejected due to restrictions on access.'];
    case 'server-not-mysql':
    case 'server-protocol-old':
      return [2007, `Protocol mismatch; ${error.detail.seen}`];
    case 'packet-too-large':
      return [2020, "Got packet bigger than 'max_allowed_packet' bytes"];
    case 'packet-sequence':
    case 'packet-unexpected':
    case 'field-invalid':
    case 'bytes-truncated':
    case 'bytes-left-over':
    case 'bytes-over-limit':
    case 'server-capability-missing':
      return [2027, 'Malformed packet'];
    default:
      return undefined;
  }
}
