import { TlsqlError } from '../base/error.ts';
import type { ErrPacket } from './packets/err.ts';

/** The server's own numbers that people meet while connecting, each with a line that says what it means. */
const explanations: Readonly<Record<number, string>> = {
  1040: 'every connection slot of the server is taken (max_connections)',
  1043: 'the server took the login packet or the TLS handshake for broken',
  1044: 'the account may log in but may not use this database',
  1045: 'wrong password, no such account for this host, or its REQUIRE clause is not met; the server tells them apart for nobody',
  1049: 'there is no such database',
  1053: 'the server is shutting down',
  1129: 'the server has blocked this host after too many broken connections (max_connect_errors); FLUSH HOSTS or TRUNCATE performance_schema.host_cache unblocks it',
  1130: 'no account of this server allows this host',
  1156: 'the server got packets out of order: something between changes the stream, or TLS was spoken where MySQL was due',
  1158: 'the server could not read from the connection',
  1159: 'the server waited longer than connect_timeout for this side',
  1203: 'this account has used up its connections (max_user_connections)',
  1226: 'this account has used up one of its limits (MAX_…_PER_HOUR, MAX_USER_CONNECTIONS)',
  1227: 'the account lacks a privilege for that',
  1251: 'the account uses an auth plugin from after this client, or from before 4.1',
  1275: 'the account has a password of before 4.1 and the server demands newer ones (secure_auth)',
  1524: 'the account names an auth plugin that the server has not loaded',
  1698: 'the account logs in without a password, most often by its system user over the socket (auth_socket, unix_socket)',
  1820: 'the password has expired: log in and set a new one with ALTER USER first',
  1862: 'the password has expired and this client did not say that it can set a new one',
  3032: 'the server is in offline mode',
  3118: 'the account is locked',
  3159: 'the server takes encrypted connections only (require_secure_transport)',
  3955: 'the account is blocked for some days after too many wrong passwords',
  4031: 'the server closed the connection because it was idle',
  4151: 'the account is locked',
};

/** One line on what the server's error number means, or undefined for numbers that speak for themselves. */
export function explainNumber(number: number): string | undefined {
  return explanations[number];
}

/**
 * The server's ERR as an error: `server-refused` while connecting, `server-error` for a statement. Number, SQLSTATE and text
 * are kept whole in `fields` (`number`, `sqlState`, `message`), the explanation in `fields.explanation`.
 */
export function serverRefusal(err: ErrPacket, code: 'server-refused' | 'server-error' = 'server-refused'): TlsqlError {
  const explanation = explainNumber(err.number);
  return new TlsqlError(code, {
    seen: `ERROR ${err.number} (${err.sqlState ?? 'HY000'}): ${err.message}`,
    fields: {
      number: err.number,
      sqlState: err.sqlState ?? 'HY000',
      message: err.message,
      ...(explanation === undefined ? {} : { explanation }),
    },
  });
}
