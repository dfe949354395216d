import { expect, it } from 'vitest';
import { deskOf } from '../../test/endpoint/desk.ts';
import { statusVariables } from './status.ts';

it('tells of the session that asks', () => {
  const tls = { protocol: 'TLSv1.2', cipher: 'ECDHE-RSA-AES128-GCM-SHA256', peerFingerprint: undefined };
  const plain = deskOf();
  const secure = deskOf({}, { tls });
  expect(new Map(statusVariables(plain.state, plain.session)).get('Ssl_cipher')).toBe('');
  const values = new Map(statusVariables(secure.state, secure.session));
  expect([values.get('Ssl_cipher'), values.get('Ssl_version')]).toEqual([tls.cipher, tls.protocol]);
  expect(values.get('Threads_connected')).toBe('1');
});

it('is sorted, and MariaDB knows no Current_tls_*', () => {
  const mysql = deskOf();
  const names = statusVariables(mysql.state, mysql.session).map(([name]) => name);
  expect(names).toEqual([...names].sort());
  expect(names).toContain('Current_tls_cert');
  const mariadb = deskOf({ version: '11.4.2-MariaDB' });
  expect(statusVariables(mariadb.state, mariadb.session).map(([name]) => name)).not.toContain('Current_tls_cert');
});
