import { expect, it } from 'vitest';
import { linesSinceStart, parseLogLine } from './log-lines.ts';

const parse = (text: string) => parseLogLine('error.log', 1, text);

it('reads the lines of MySQL and MariaDB', () => {
  expect(
    parse("2026-01-02T03:04:05.123456Z 0 [ERROR] [MY-000059] [Server] SSL error: Unable to get certificate from 'x'."),
  ).toMatchObject({ level: 'error', code: 'MY-000059', time: new Date('2026-01-02T03:04:05.123Z') });
  expect(parse('2026-01-02  3:04:05 0 [Warning] Aborted connection 5')).toMatchObject({ level: 'warning' });
  expect(parse('\u001b[31mSSL error: x\u0007')).toEqual({ file: 'error.log', line: 1, text: 'SSL error: x' });
});

it('keeps what matters since the last start', () => {
  const lines = [
    'x [ERROR] SSL error: Unable to get private key',
    '[System] [MY-010116] [Server] /usr/sbin/mysqld (mysqld 9.7.4) starting as process 12',
    'InnoDB: nothing of interest',
    '[Warning] [MY-010068] [Server] CA certificate ca.pem is self signed.',
  ].map(parse);
  expect(linesSinceStart(lines).map(({ code }) => code)).toEqual(['MY-010116', 'MY-010068']);
  expect(linesSinceStart(lines.slice(0, 1))).toHaveLength(1);
  expect(linesSinceStart(Array.from({ length: 500 }, () => parse('SSL error')))).toHaveLength(200);
});

it('keeps the word on a damaged mysqld-auto.cnf', () => {
  const text = '2026-01-01T00:00:00Z 0 [ERROR] [MY-010214] [Server] Persisted config file is corrupt. Please ensure …';
  expect(linesSinceStart([parseLogLine('e', 1, text)])).toHaveLength(1);
});
