import type { Check } from './engine/check.ts';
import { foundDriver } from './engine/driver-found.ts';

export const check: Check = {
  id: 'driver-dsn-password-not-escaped',
  family: 'clients-drivers',
  title: 'A special character in the password breaks the URL',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['login-denied'],
  versions: 'All URL-style DSNs. Go DSNs take @ unescaped (last @ wins).',
  symptoms: [
    {
      where: 'driver SQLAlchemy, password with @',
      text: "(2003, \"Can't connect to MySQL server on 'w@127.0.0.1' ([Errno -2] Name or service not known)\")",
    },
    { where: 'driver mysql2 URL with #', text: 'TypeError: Invalid URL (ERR_INVALID_URL)' },
    { where: 'driver mysqljs URL with #', text: 'getaddrinfo ENOTFOUND u' },
    {
      where: 'driver mariadb npm URL with #',
      text: "error parsing connection string mariadb://u:p#s@127.0.0.1:3306/d. format must be 'mariadb://[<user>[:<password>]@]<host>[:<port>]/[<db>[?<opt1>=<value1>[&<opt2>=<value2>]]]' — prints the password",
    },
  ],
  why: '@ : / ? # % & must be percent-encoded in user, password and query values (key store passwords and JSON in ssl= too).',
  proof: "Parse the DSN: host part contains @, or '#' cuts it.",
  fix: [
    "python3 -c \"import urllib.parse,sys;print(urllib.parse.quote(sys.argv[1],safe=''))\" 'p@ss#1'",
    'check: connects',
  ],
  lookAlikes: ['account-password-wrong', 'driver-url-tls-parameter-ignored'],
  reads: ['client.driver'],
  run: foundDriver('driver-dsn-password-not-escaped'),
};
