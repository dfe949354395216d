import { expect, it } from 'vitest';
import type { Code } from '../base/codes.ts';
import { TlsqlError } from '../base/error.ts';
import type { SessionSettings } from '../session/open-session.ts';
import { clientError, errorLine, ownWords } from './client-error.ts';

const settings = {
  target: { host: 'db1', port: 3306 },
  at: 'db1:3306',
  user: 'app',
  password: '',
  tls: 'must',
  material: {},
  verifyChain: false,
  connectMillis: 1,
} satisfies SessionSettings;

function line(code: Code, detail: Partial<TlsqlError['detail']> = {}, target?: SessionSettings['target']): string {
  const given = target === undefined ? settings : { ...settings, target };
  const shown = clientError(new TlsqlError(code, { seen: 'x', ...detail }), given);
  return shown === undefined ? 'none' : errorLine(shown);
}

it("keeps the server's number, state and text", () => {
  const error = new TlsqlError('server-error', {
    seen: 'ERROR 1064 (42000): bad',
    fields: { number: 1064, sqlState: '42000', message: 'bad' },
  });
  const shown = clientError(error);
  expect(shown).toEqual({ number: 1064, sqlState: '42000', message: 'bad', explanation: undefined });
  expect(shown === undefined ? '' : errorLine(shown, 7)).toBe('ERROR 1064 (42000) at line 7: bad');
});

it("says the client's number for what the network did", () => {
  const socket = { socket: '/run/x.sock' };
  expect(line('connect-refused', { fields: { errno: 'ECONNREFUSED' } })).toBe(
    "ERROR 2003 (HY000): Can't connect to MySQL server on 'db1:3306' (111)",
  );
  expect(line('socket-missing', {}, socket)).toBe(
    "ERROR 2002 (HY000): Can't connect to local MySQL server through socket '/run/x.sock' (2)",
  );
  expect(line('connect-forbidden', { fields: { errno: 'EACCES' } }, socket)).toContain('(13)');
  expect(line('host-unknown', { at: 'nowhere' })).toBe("ERROR 2005 (HY000): Unknown MySQL server host 'nowhere' (-2)");
  expect(line('deadline-passed', { seen: 'waited 10 ms for the connection' })).toContain('ERROR 2003');
  expect(line('deadline-passed', { seen: "waited 10 ms for the server's greeting" })).toBe(
    "ERROR 2013 (HY000): Lost connection to MySQL server at 'reading initial communication packet', system error: 110",
  );
  expect(line('connection-closed', { expected: "the server's answer to the login" })).toContain(
    "'reading authorization packet', system error: 0",
  );
  expect(line('connection-closed', { expected: 'the answer to the statement' })).toBe(
    'ERROR 2013 (HY000): Lost connection to MySQL server during query',
  );
});

it('says 2026 for all that is TLS, 2059 and 2061 for plugins', () => {
  const cases: [Code, string][] = [
    ['tls-not-offered', "SSL is required but the server doesn't support it"],
    ['tls-ca-needed', 'CA certificate is required'],
    ['server-chain-untrusted', 'certificate verify failed'],
    ['server-name-mismatch', 'certificate verify failed'],
    ['server-fingerprint-unknown', 'Validation of SSL server certificate failed'],
    ['tls-cipher-list', 'x'],
  ];
  for (const [code] of cases) expect(line(code), code).toContain('ERROR 2026 (HY000): SSL connection error: ');
  for (const [code, text] of cases) expect(line(code), code).toContain(text);
  expect(line('tls-alert', { fields: { openssl: 'alert\nunknown ca\n' } })).toContain('alert unknown ca');
  expect(line('file-missing', { fields: { flag: 'ssl-key' } })).toContain('Unable to get private key');
  expect(line('auth-public-key-needed', { at: 'sha256_password' })).toContain(
    "ERROR 2061 (HY000): Authentication plugin 'sha256_password'",
  );
  expect(line('auth-plugin-unknown', { fields: { plugin: 'x_auth' } })).toContain(
    "ERROR 2059 (HY000): Authentication plugin 'x_auth'",
  );
  expect(line('bytes-truncated')).toBe('ERROR 2027 (HY000): Malformed packet');
});

it('has no number for what the client does not know', () => {
  expect(line('usage')).toBe('none');
  expect(line('internal')).toBe('none');
});

it('explains on one line', () => {
  const error = new TlsqlError('tls-failed', { seen: 'a\n b\n', next: 'look' });
  expect(ownWords(error)).toBe('the TLS handshake failed: a b ; look');
});
