import type { Check } from './engine/check.ts';
import { foundClientFiles } from './engine/client-files.ts';

export const check: Check = {
  id: 'client-file-swapped-or-not-pem',
  family: 'clients-drivers',
  title: "The client's certificate and key are swapped, or PKCS#12 or DER where PEM is wanted",
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['client-files-unusable'],
  versions: 'as the symptoms show. mysqli::ssl_set takes (key, cert, ca, …), key first.',
  symptoms: [
    {
      where: 'client mariadb, --ssl-key only; or a .p12 for both',
      text: 'ERROR 2026 (HY000): TLS/SSL error: no start line',
    },
    {
      where: 'client mysql 9.7, .p12',
      text: "mysql: [ERROR] SSL error: Unable to get certificate from '/etc/mysql/tls/client.p12'.\nERROR 2026 (HY000): SSL connection error: Unable to get certificate",
    },
    {
      where: 'driver PHP mysqli ssl_set() with cert before key',
      text: "Unable to set local cert chain file `/etc/mysql/tls/client-key.pem'; Check that your cafile/capath settings include details of your certificate and its issuer",
    },
    {
      where: 'driver Go LoadX509KeyPair swapped',
      text: 'tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched',
    },
    { where: 'driver Go, .p12 or DER', text: 'tls: failed to find any PEM data in certificate input' },
  ],
  why: 'With one of the pair missing the C clients take the given file for both roles; binary forms have no PEM header.',
  proof:
    'Static: first PEM label in each file (CERTIFICATE vs PRIVATE KEY), first bytes 30 82 = DER/PKCS12, presence of both options.',
  fix: [
    'openssl pkcs12 -in client.p12 -clcerts -nokeys -out client.pem; openssl pkcs12 -in client.p12 -nocerts -noenc -out client-key.pem',
    'DER: openssl x509 -inform DER -in client.der -out client.pem',
    'check: head -1 client.pem client-key.pem',
  ],
  lookAlikes: ['client-key-cert-mismatch', 'driver-drops-client-cert'],
  reads: ['client.files'],
  run: foundClientFiles(
    ({ role, kind }) =>
      ['cert', 'key', 'crl', 'crlpath', 'rsa-public-key'].includes(role) &&
      ['wrong-content', 'der', 'pkcs12', 'damaged', 'empty', 'not-a-file'].includes(kind),
  ),
};
