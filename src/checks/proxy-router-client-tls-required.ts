import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'proxy-router-client-tls-required',
  family: 'network-ops',
  title: 'MySQL Router demands or refuses TLS on the client side',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'wire'],
  leadsTo: ['insecure-transport-refused', 'tls-not-offered'],
  versions: 'MySQL Router 8.0.23+',
  symptoms: [
    {
      where: 'client mysql 9.7 --ssl-mode=DISABLED',
      text: 'ERROR 2026 (HY000): SSL connection error: SSL is required from client',
    },
    {
      where: 'client mysql 9.7 client_ssl_mode=DISABLED',
      text: "ERROR 2026 (HY000): SSL connection error: SSL is required but the server doesn't support it",
    },
    { where: 'client mariadb 10.11 --skip-ssl', text: 'ERROR 2027 (HY000): Received malformed packet' },
  ],
  why: 'client_ssl_mode=REQUIRED with a plaintext client, or DISABLED with a client that wants TLS.',
  proof:
    '"SSL is required from client" is Router text; greeting of the router port has/has not CLIENT_SSL while the server has.',
  fix: ['client: --ssl-mode=REQUIRED; router: client_ssl_mode=PREFERRED with client_ssl_cert/client_ssl_key'],
  lookAlikes: [],
};
