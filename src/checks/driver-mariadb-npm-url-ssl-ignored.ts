import type { Check } from './engine/check.ts';
import { foundDriver } from './engine/driver-found.ts';

export const check: Check = {
  id: 'driver-mariadb-npm-url-ssl-ignored',
  family: 'clients-drivers',
  title: 'mariadb for Node: ssl as JSON or profile name in the URL is silently dropped',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['tls-not-asked'],
  versions: 'mariadb npm 3.5.4. mysql2 and mysqljs do parse the JSON.',
  symptoms: [
    {
      where: 'driver mariadb npm 3.5.4 mariadb://…/d?ssl={"rejectUnauthorized":true}',
      text: 'OK (empty cipher), no warning',
    },
    { where: 'driver mariadb npm ?ssl=Amazon%20RDS, ?ssl={"ca":…}, broken JSON', text: 'OK (empty cipher)' },
    { where: 'driver mariadb npm ?ssl=true', text: 'self-signed certificate in certificate chain — i.e. TLS on' },
  ],
  why: 'Its URL parser only knows ssl=true; other values leave ssl false.',
  proof: 'Static: driver package mariadb + URL with ssl= other than true. Online: Ssl_cipher empty.',
  fix: [
    "pass an object: mariadb.createPool({host,…, ssl:{ca: fs.readFileSync('/etc/app/ca.pem')}})",
    "check: SHOW STATUS LIKE 'Ssl_cipher'",
  ],
  lookAlikes: ['driver-url-tls-parameter-ignored'],
  reads: ['client.driver'],
  run: foundDriver('driver-mariadb-npm-url-ssl-ignored'),
};
