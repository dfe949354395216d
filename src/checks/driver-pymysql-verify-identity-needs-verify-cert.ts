import type { Check } from './engine/check.ts';
import { foundDriver } from './engine/driver-found.ts';

export const check: Check = {
  id: 'driver-pymysql-verify-identity-needs-verify-cert',
  family: 'clients-drivers',
  title: 'PyMySQL: ssl_verify_identity=True without ssl_verify_cert=True raises instead of verifying',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['client-options-refused'],
  versions: 'PyMySQL 1.0-1.2 with ssl_ca= and ssl_verify_identity=True.',
  symptoms: [
    {
      where: 'driver PyMySQL 1.0.2 and 1.2.3',
      text: 'ValueError: Cannot set verify_mode to CERT_NONE when check_hostname is enabled.',
    },
  ],
  why: "ssl_verify_identity sets check_hostname=True while ssl_verify_cert left unset means verify_mode=False → CERT_NONE; Python's ssl refuses that pair.",
  proof: 'The exception class and text are unique; static check of the two keywords.',
  fix: [
    "pymysql.connect(…, ssl_ca='/etc/app/ca.pem', ssl_verify_cert=True, ssl_verify_identity=True)",
    "or ssl={'ca':'/etc/app/ca.pem'} (verifies both)",
    'check: connects; with another CA it fails',
  ],
  lookAlikes: ['driver-sqlalchemy-url-verify-option-drops-ca'],
  reads: ['client.driver'],
  run: foundDriver('driver-pymysql-verify-identity-needs-verify-cert'),
};
