import { expect, it } from 'vitest';
import { beginsAsGreeting, serviceOf } from './peer-banner.ts';

function check(text: string, service: string | undefined): void {
  expect(serviceOf(Buffer.from(text, 'latin1'))).toBe(service);
}

it('knows services by their first words', () => {
  check('SSH-2.0-OpenSSH_9.2\r\n', 'an SSH server');
  check('HTTP/1.1 400 Bad Request', 'an HTTP server');
  check('220 mail.example.test ESMTP\r\n', 'a mail server (SMTP)');
  check('-DENIED Redis is running in protected mode', 'a Redis server');
  check('ERROR\r\n', 'a memcached server');
  check('N', 'a PostgreSQL server');
  check('E\x00\x00\x00\x28SFATAL\x00', 'a PostgreSQL server');
  check('No idea', undefined);
});

it('knows the beginning of a greeting', () => {
  expect(beginsAsGreeting(Buffer.from('6a0000000a31312e', 'hex'))).toBe(true);
  expect(beginsAsGreeting(Buffer.from('6a000000ff', 'hex'))).toBe(false);
  expect(beginsAsGreeting(Buffer.from('6a0000', 'hex'))).toBe(false);
});
