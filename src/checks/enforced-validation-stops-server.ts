import { verifyChain } from '../x509/verify/verify-chain.ts';
import { chainMends } from './engine/chain-mend.ts';
import type { Check } from './engine/check.ts';
import { foundServerValue, isOff, serverValue } from './engine/option-value-found.ts';
import { certificatesIn, trustStore } from './engine/trust-store.ts';
import { verifyFault } from './engine/verify-fault.ts';

export const check: Check = {
  id: 'enforced-validation-stops-server',
  family: 'server-files',
  title: 'tls_certificates_enforced_validation=ON stops MySQL at start because of its certificate',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files', 'server-log'],
  leadsTo: ['server-not-running'],
  versions: 'MySQL 8.1+ (default OFF)',
  symptoms: [
    {
      where: 'server log mysql 9.7',
      text: '[ERROR] [MY-015006] [Server] Certificate validation has failed. Stopping the server as tls-certificates-enforced-validation is enabled',
    },
    { where: 'server log mysql 9.7', text: '[ERROR] [MY-010119] [Server] Aborting' },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-015011] [Server] Failed to validate certificate /etc/mysql/tls/server-cert.pem because certificate has expired',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-015010] [Server] Server certificate /etc/mysql/tls/server-cert.pem verification has failed. Check logs for more details',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-015011] [Server] Failed to validate certificate /etc/mysql/tls/server.pem because unable to get local issuer certificate',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-015010] [Server] Server certificate /etc/mysql/tls/server.pem verification has failed. Check logs for more details',
    },
  ],
  why: 'The option turns MY-015011/015010/015007 into an abort. An expired certificate or a full chain with the intermediate missing from ssl_ca stops the next restart.',
  proof:
    'MY-015006 in the log, the MY-015011 line above it names file and reason; the option is ON and openssl verify -CAfile $ssl_ca $ssl_cert fails.',
  fix: [
    'mend the file that MY-015011 names (renew it, or give ssl_ca the CA that issued ssl_cert, with its intermediates)',
    'for one start: --tls-certificates-enforced-validation=OFF',
    'check before a restart: ALTER INSTANCE RELOAD TLS must succeed',
  ],
  lookAlikes: ['server-cert-expired', 'server-reload-refuses-chain-file', 'server-ca-not-the-issuer'],
  reads: ['server.options', 'log.lines'],
  run: (facts) => {
    const value = serverValue(facts, 'tls-certificates-enforced-validation');
    if (value === undefined || isOff(value)) return [];
    const line = facts.log?.sinceStart.find(({ text }) => /MY-015006|MY-015011/.test(text));
    const files = facts.server?.files ?? {};
    const [leaf] = certificatesIn(files.cert?.content);
    const { trusted, crls, checksCrls } = trustStore(files);
    // The server judges its first certificate alone, without those behind it in the file.
    const result =
      leaf === undefined
        ? undefined
        : verifyChain({ leaf, trusted, crls, time: facts.time, crlCheck: checksCrls ? 'all' : 'none' });
    const reason = line?.text ?? (result?.ok === false ? result.error.text : undefined);
    if (reason === undefined) return [];
    const running = facts.wire?.attempts.some(({ greeting }) => greeting !== undefined) === true;
    const fault = result === undefined || result.ok ? undefined : verifyFault(result, 'server');
    const found = foundServerValue(facts, 'tls-certificates-enforced-validation', {
      says: `the server does not start with a certificate that it cannot verify: ${reason}`,
      instead: 'tls_certificates_enforced_validation=OFF',
      evidence: { reason, cert: files.cert?.path ?? '' },
      leadsTo: running ? ['restart-will-fail'] : ['server-not-running'],
    });
    // A certificate that is bad for everybody is what has to change.
    return [fault === undefined ? found : { ...found, mends: chainMends(fault.id, 'server', facts) }];
  },
};
