import type { Facts } from '../facts/facts.ts';
import type { Check, Found } from './engine/check.ts';
import { byHand, prove } from './engine/mend.ts';

export const check: Check = {
  id: 'client-openssl-default-provider-off',
  family: 'options',
  title: "openssl.cnf activates other providers and not OpenSSL's default one",
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['client-options-refused'],
  versions: 'OpenSSL 3.0 and later',
  symptoms: [
    { where: 'openssl s_client 3.0', text: 'error:0A0000A1:SSL routines:SSL_CTX_new_ex:library has no ciphers' },
  ],
  why: 'As soon as openssl.cnf activates one provider (legacy, most often), the default provider is no longer loaded by itself: it needs its own activate = 1 (config(5), provider configuration). Without it the library has no ciphers, and no program that reads the file makes any TLS connection.',
  proof:
    'The section of the providers activates some, and neither default nor fips; openssl list -providers shows the same.',
  fix: ['openssl list -providers', '# in openssl.cnf: [default_sect] with activate = 1, beside [legacy_sect]'],
  lookAlikes: ['client-crypto-policy-too-strict', 'server-fips-provider-missing', 'client-cipher-list-unusable'],
  reads: ['client.options'],
  run,
};

/** Programs that bring a TLS library or a configuration of their own. */
const ownLibrary =
  /^(mysql2|mysqljs|mariadb-npm|go|connector-j|mariadb-connector-j|connector-net|mysqlconnector|sqlx|prisma|tlsql)/;

function run(facts: Facts): readonly Found[] {
  const { cryptoPolicy: policy, program, intent } = facts.client ?? {};
  const active = policy?.providers ?? [];
  if (policy === undefined || active.length === 0 || active.includes('default') || active.includes('fips')) return [];
  if (intent?.sslMode === 'DISABLED' || ownLibrary.test(program?.id ?? '')) return [];
  return [
    {
      what: `${policy.file} activates the provider ${active.join(', ')} and not the default one: OpenSSL has no ciphers, and no TLS comes about`,
      evidence: { file: policy.file, active },
      mends: [
        { kind: 'look', line: 'openssl list -providers' },
        byHand(`# in ${policy.file}: the section that default = … names needs the line activate = 1`),
        prove,
      ],
    },
  ];
}
