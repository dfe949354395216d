import type { Facts } from '../../facts/facts.ts';
import type { Attempt } from '../../facts/wire.ts';
import { addressText, asked, attemptFor } from './attempts.ts';
import type { Found } from './check.ts';
import { observe } from './observe.ts';

/** What an alert about the client's certificate can mean, the likeliest first. */
const meaningOfAlert: Readonly<Record<number, readonly string[]>> = {
  42: [
    'cert-key-too-weak',
    'ca-key-too-weak',
    'cert-signature-digest-weak',
    'cert-explicit-curve',
    'client-cert-expired',
    'crl-not-yet-valid',
  ],
  43: ['client-cert-eku-no-clientauth', 'cert-key-usage-wrong', 'ca-extended-key-usage-excludes'],
  44: ['client-cert-revoked', 'ca-duplicate-serial'],
  45: ['client-cert-expired', 'crl-expired', 'ca-cert-expired'],
  46: ['ca-name-constraint-violated', 'cert-critical-extension-unknown', 'ca-without-crlsign'],
  48: [
    'client-cert-other-ca',
    'server-ca-not-set',
    'server-ca-not-the-issuer',
    'client-cert-intermediate-missing',
    'client-cert-self-signed',
    'crl-missing-for-issuer',
    'ca-without-keycertsign',
    'ca-path-length-exceeded',
    'capath-without-links',
    'capath-old-hash',
  ],
  51: ['ca-renewed-same-name-new-key', 'crl-signed-by-other-key'],
  80: ['client-cert-too-large', 'ca-key-too-weak'],
};

/** The alert that the server sent about our certificate, in whichever attempt it showed. */
export function clientCertAlert(facts: Facts): NonNullable<NonNullable<Attempt['tls']>['alertReceived']> | undefined {
  return asked(facts)?.tls?.alertReceived ?? attemptFor(facts, 'tls-1.2')?.tls?.alertReceived;
}

/** True when the server was seen to refuse the certificate: with it the connection fails, without it the handshake passes. */
export function isClientCertRefused(facts: Facts): boolean {
  if (observe(facts).failing !== 'client-cert-refused') return false;
  const bare = attemptFor(facts, 'without-client-certificate');
  return clientCertAlert(facts) !== undefined || bare?.login?.ok === true || bare?.login?.error !== undefined;
}

/** The `run` of the last resort: what the alert narrows it down to. */
export function clientCertRefused(facts: Facts): readonly Found[] {
  const attempt = asked(facts);
  if (attempt === undefined || observe(facts).failing !== 'client-cert-refused') return [];
  const alert = clientCertAlert(facts);
  const bare = attemptFor(facts, 'without-client-certificate');
  const without =
    bare === undefined ? 'not tried' : bare.tls?.ok === true ? 'the handshake passes' : 'the handshake fails as well';
  return [
    {
      what: `the server at ${addressText(attempt)} refuses the certificate of the client${alert === undefined ? '' : ` (alert ${alert.code} ${alert.name})`}`,
      evidence: {
        address: addressText(attempt),
        ...(alert === undefined ? {} : { alert: alert.code, alertName: alert.name }),
        withoutCertificate: without,
      },
      candidates: meaningOfAlert[alert?.code ?? 48] ?? [],
    },
  ];
}
