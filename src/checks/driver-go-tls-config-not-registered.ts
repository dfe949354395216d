import type { Check } from './engine/check.ts';
import { foundDriver } from './engine/driver-found.ts';

/** What the driver says of a name that it does not know; whatever else it says, it found the configuration. */
const notFound = /unknown config name|is reserved|ServerName or InsecureSkipVerify/i;

export const check: Check = {
  id: 'driver-go-tls-config-not-registered',
  family: 'clients-drivers',
  title: 'go-sql-driver: tls= names a config that is not registered, is reserved, or lacks ServerName',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['client-options-refused'],
  versions: 'go-sql-driver 1.5-1.10. Also with tls=VERIFY_CA, tls=required copied from elsewhere.',
  symptoms: [
    { where: 'driver go-sql-driver', text: 'invalid value / unknown config name: nope' },
    { where: 'driver go-sql-driver RegisterTLSConfig("true",…)', text: "key 'true' is reserved" },
    {
      where: 'driver go-sql-driver, unix(…) with a custom config',
      text: 'tls: either ServerName or InsecureSkipVerify must be specified in the tls.Config',
    },
  ],
  why: 'The DSN is parsed before or without RegisterTLSConfig (other process, init order, other module version); over a socket no host is there to fill ServerName.',
  proof: 'Static: tls= value not in {true,false,skip-verify,preferred} and no RegisterTLSConfig of that name.',
  fix: [
    'mysql.RegisterTLSConfig("db", &tls.Config{RootCAs: pool, ServerName: "db.example"}) before sql.Open; DSN …?tls=db',
    'check: db.Ping()',
  ],
  lookAlikes: ['driver-url-tls-parameter-ignored'],
  reads: ['client.driver'],
  run: foundDriver(
    'driver-go-tls-config-not-registered',
    (_, complaint) => complaint !== undefined && complaint.trim() !== '' && !notFound.test(complaint),
  ),
};
