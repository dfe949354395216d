import { expect, it } from 'vitest';
import { featuresOf, plainText, wordsOf } from './text-features.ts';

const same = (a: string, b: string): void => expect([...featuresOf(a)].sort()).toEqual([...featuresOf(b)].sort());

it('is blind to what varies from machine to machine', () => {
  same(
    "ERROR 1045 (28000): Access denied for user 'a'@'10.0.0.1' (using password: YES)",
    "ERROR 1045 (28000): Access denied for user 'app_rw'@'db7.example.com' (using password: YES)",
  );
  same(
    "2026-01-02T03:04:05.123456Z 7 [ERROR] [MY-000059] [Server] SSL error: Unable to get certificate from '/a/b.pem'.",
    "2025-12-31T23:59:59.999999Z 12 [ERROR] [MY-000059] [Server] SSL error: Unable to get certificate from 'C:\\tls\\x.pem'.",
  );
  same('00B8D6F0F87F0000:error:0A000418:SSL routines', '00401122AABB0000:error:0A000418:SSL routines');
});

it('keeps numbers that name an error', () => {
  expect(wordsOf('ERROR 2026 (HY000)')).toEqual(['error', '2026', 'hy000']);
  expect(wordsOf('SQLSTATE[HY000] [2002] no')).toContain('2002');
  expect(wordsOf('system error: 104')).toContain('104');
  expect(wordsOf('Aborted connection 24 to db')).not.toContain('24');
});

it('removes what would steer a terminal', () => {
  expect(plainText('\u001b[2J\u001b[31mred\u001b[0m\u0007 \u202edone\tx\ny')).toBe('red   done\tx\ny');
});
