import type { Facts } from '../facts/facts.ts';
import { addressText, asked } from './engine/attempts.ts';
import type { Check, Found } from './engine/check.ts';
import { foundRouterText } from './engine/router-text.ts';

export const check: Check = {
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
  reads: ['wire.attempts'],
  run,
};

const byText = foundRouterText(/SSL is required from client/i);

/** Router puts its name behind the version in the greetings that it makes itself. */
function run(facts: Facts): readonly Found[] {
  const attempt = asked(facts);
  const greeting = attempt?.greeting;
  const hidden = attempt?.stage === 'capability' && greeting?.offersTls === false && /-router$/i.test(greeting.version);
  if (attempt === undefined || !hidden) return byText(facts);
  return [
    {
      what: `MySQL Router at ${addressText(attempt)} offers no TLS to clients (client_ssl_mode=DISABLED)`,
      evidence: { address: addressText(attempt), greeting: greeting?.version ?? '' },
      leadsTo: ['tls-not-offered'],
    },
  ];
}
