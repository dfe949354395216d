import { foundServerError } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';

export const check: Check = {
  id: 'server-out-of-connections',
  family: 'network-ops',
  title: 'Too many connections (1040): the error comes before TLS',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'admin-login'],
  leadsTo: ['greeting-refused'],
  versions: 'all',
  symptoms: [
    { where: 'client mysql 9.7', text: 'ERROR 1040 (HY000): Too many connections' },
    {
      where: 'client mariadb 11.8 and 10.11.18 with TLS',
      text: 'ERROR 2002 (HY000): Received error packet before completion of TLS handshake. The authenticity of the following error cannot be verified: 1040 - Too many connections',
    },
    { where: 'status', text: 'Connection_errors_max_connections +1' },
  ],
  why: 'max_connections (+ the reserved one) are in use; the ERR packet replaces the greeting, without SQLSTATE, so drivers that expect a greeting may report a protocol or TLS error.',
  proof:
    'First packet: ff 10 04. MariaDB clients show error number 2002 with the true number after "verified:" - parse that number. Half-open TLS handshakes count as connections too (see server-handshake-without-timeout).',
  fix: [
    'SET GLOBAL max_connections=500;',
    'lower pool sizes; SHOW PROCESSLIST for `unauthenticated user`',
    'check: Connection_errors_max_connections stops growing',
  ],
  lookAlikes: ['host-blocked'],
  reads: ['wire.attempts'],
  run: foundServerError([1040], () => ({})),
};
