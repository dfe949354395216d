import type { Check } from './engine/check.ts';
import { foundDriver } from './engine/driver-found.ts';

export const check: Check = {
  id: 'driver-ssl-mode-invalid',
  family: 'clients-drivers',
  title: 'The driver does not know the ssl mode that it is given: it is a word of another driver, or misspelt',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['client-options-refused'],
  versions:
    'Connector/J 8 and 9, MariaDB Connector/J 3, MySqlConnector 2, Connector/NET 8 and 9, sqlx. Connector/J 5.1 and MariaDB Connector/J 2 pass sslMode over.',
  symptoms: [
    {
      where: 'driver Connector/J 8.0 and 9, sslMode=VERIFY_FULL',
      text: "The connection property 'sslMode' acceptable values are: 'DISABLED', 'PREFERRED', 'REQUIRED', 'VERIFY_CA' or 'VERIFY_IDENTITY'. The value 'VERIFY_FULL' is not acceptable.",
    },
    { where: 'driver MariaDB Connector/J 3, sslMode=preferred', text: "Wrong argument value 'preferred' for SslMode" },
    {
      where: 'driver MySqlConnector 2, SslMode=Verify',
      text: "Value 'Verify' not supported for option 'MySqlSslMode'.",
    },
    {
      where: 'driver sqlx, ssl-mode=verify-full',
      text: 'error with configuration: unknown value "verify-full" for `ssl_mode`',
    },
  ],
  why: 'The mode that verifies chain and name is VERIFY_IDENTITY for Connector/J and sqlx, verify-full for MariaDB Connector/J, VerifyFull for .NET; none of them guesses what another word means.',
  proof: "Static: the word in the URL or connection string is none of the driver's. The text is unique.",
  fix: [
    'Connector/J 8+, sqlx: VERIFY_IDENTITY (chain and name), VERIFY_CA (chain)',
    'MariaDB Connector/J 3: verify-full, verify-ca',
    'MySqlConnector, Connector/NET: VerifyFull, VerifyCA',
  ],
  lookAlikes: ['driver-url-tls-parameter-ignored', 'client-ssl-mode-invalid'],
  reads: ['client.driver'],
  run: foundDriver('driver-ssl-mode-invalid'),
};
