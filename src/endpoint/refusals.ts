import type { ErrPacket } from '../mysql/packets/err.ts';
import type { Objection } from './accounts.ts';

// Numbers, states and texts of mysql-server/share/messages_to_clients.txt.

export function accessDenied(user: string, host: string, usingPassword: boolean): ErrPacket {
  const message = `Access denied for user '${user}'@'${host}' (using password: ${usingPassword ? 'YES' : 'NO'})`;
  return { number: 1045, sqlState: '28000', message };
}

/** What a login hears whose password was right and whose connection is not. */
export function objectionErr(objection: Objection, user: string, host: string, usingPassword: boolean): ErrPacket {
  if (objection.kind === 'require') return accessDenied(user, host, usingPassword);
  if (objection.kind === 'locked')
    return {
      number: 3118,
      sqlState: 'HY000',
      message: `Access denied for user '${user}'@'${host}'. Account is locked.`,
    };
  return {
    number: 3159,
    sqlState: 'HY000',
    message: 'Connections using insecure transport are prohibited while --require_secure_transport=ON.',
  };
}

export function unknownDatabase(name: string): ErrPacket {
  return { number: 1049, sqlState: '42000', message: `Unknown database '${name}'` };
}

export const HANDSHAKE_TIMEOUT: ErrPacket = {
  number: 1159,
  sqlState: '08S01',
  message: 'Got timeout reading communication packets',
};

export const IDLE_TIMEOUT: ErrPacket = {
  number: 4031,
  sqlState: 'HY000',
  message:
    'The client was disconnected by the server because of inactivity. See wait_timeout and interactive_timeout for configuring this behavior.',
};

export const OUT_OF_ORDER: ErrPacket = { number: 1156, sqlState: '08S01', message: 'Got packets out of order' };

export const PACKET_TOO_LARGE: ErrPacket = {
  number: 1153,
  sqlState: '08S01',
  message: "Got a packet bigger than 'max_allowed_packet' bytes",
};

export const MALFORMED_PACKET: ErrPacket = {
  number: 1835,
  sqlState: 'HY000',
  message: 'Malformed communication packet.',
};

export const NO_PREPARED_STATEMENTS: ErrPacket = {
  number: 1295,
  sqlState: 'HY000',
  message: 'This command is not supported in the prepared statement protocol yet',
};

export const UNKNOWN_COMMAND: ErrPacket = { number: 1047, sqlState: '08S01', message: 'Unknown command' };
