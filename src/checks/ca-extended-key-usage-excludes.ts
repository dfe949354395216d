import type { Check } from './engine/check.ts';
import { foundVerdict } from './engine/found-verdict.ts';

export const check: Check = {
  id: 'ca-extended-key-usage-excludes',
  family: 'certificates',
  title: 'The extendedKeyUsage of a CA does not permit what its leaf is used for',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'client-files', 'server-files'],
  leadsTo: ['server-cert-refused', 'client-cert-refused'],
  versions: 'all',
  symptoms: [],
  why: 'Where a CA has an extendedKeyUsage, OpenSSL lets its leaves serve those purposes only: a CA made for clients issues no servers.',
  proof: 'The finding names the CA and its extendedKeyUsage; that of the leaf itself is right.',
  fix: ['openssl x509 -in ca.pem -noout -ext extendedKeyUsage'],
  lookAlikes: ['server-cert-eku-no-serverauth', 'client-cert-eku-no-clientauth'],
  reads: ['wire.attempts', 'server.files'],
  run: foundVerdict('ca-extended-key-usage-excludes'),
};
