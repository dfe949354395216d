import type { Check } from './engine/check.ts';

export const check: Check = {
  id: 's-client-verification-ok-without-tls',
  family: 'network-ops',
  title: 'openssl s_client prints "Verification: OK" although no TLS took place',
  role: 'background',
  severity: 'notice',
  seenFrom: ['wire'],
  leadsTo: ['misread-output'],
  versions: 'OpenSSL 1.1-3.x',
  symptoms: [
    {
      where: 'openssl s_client 3.0 -starttls mysql',
      text: 'MySQL server does not support SSL.\n…\nNew, (NONE), Cipher is (NONE)\n…\nVerify return code: 0 (ok)',
    },
    {
      where: 'openssl s_client 3.0 -starttls mysql to 5.6',
      text: 'unsafe legacy renegotiation disabled … Verification: OK … Verify return code: 0 (ok)',
    },
  ],
  why: 's_client prints its initial verify result even when no certificate was received.',
  proof:
    "Trust it only if 'Cipher is' is not (NONE) and a 'Server certificate' block exists. s_client never checks the host name unless -verify_hostname is given, and exits 0 on verify errors unless -verify_return_error.",
  fix: [
    'openssl s_client -starttls mysql -connect H:3306 -CAfile ca.pem -verify_return_error -verify_hostname H </dev/null; echo $?',
  ],
  lookAlikes: ['server-has-no-tls'],
  reads: ['client.complaint'],
  run: (facts) => {
    const text = facts.client?.complaint ?? '';
    if (!/Cipher is \(NONE\)|does not support SSL/.test(text) || !/Verif(y return code: 0|ication: OK)/.test(text))
      return [];
    return [
      {
        what: 'the output of openssl s_client says that the verification is OK, but no TLS took place: its cipher is (NONE)',
        evidence: { text: text.slice(0, 400) },
      },
    ];
  },
};
