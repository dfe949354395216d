import { it } from 'vitest';
import { makeCa } from '../../test/make/certificates.ts';
import { makeAttempt } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { clientWith } from '../../test/make/options.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './driver-node-ip-checked-as-localhost.ts';

const of = (program: string, host: string, san: string): Facts => ({
  ...clientWith('[client]\n', program, { host, 'ssl-mode': 'VERIFY_IDENTITY', 'ssl-ca': '/ca.pem' }),
  wire: {
    attempts: [
      makeAttempt({ tls: { ok: true, chain: [makeCa('/CN=db', { extensions: [`subjectAltName=${san}`] }).der] } }),
    ],
  },
});

it('fires: the address alone', () => void finds(check, of('mysql2', '127.0.0.1', 'IP:127.0.0.1'), 1));
it('is silent: localhost as well', () => void finds(check, of('mysql2', '127.0.0.1', 'IP:127.0.0.1,DNS:localhost'), 0));
it('is silent: a name', () => void finds(check, of('mysql2', 'db.example.test', 'DNS:db.example.test'), 0));
it('is silent: another driver', () => void finds(check, of('pymysql', '127.0.0.1', 'IP:127.0.0.1'), 0));
it('is silent: another name', () => void finds(check, of('mysql2', '127.0.0.1', 'DNS:other.example'), 0));
