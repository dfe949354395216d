import type { Check } from './engine/check.ts';
import { foundDriver } from './engine/driver-found.ts';

export const check: Check = {
  id: 'driver-prisma-identity-or-cert-invalid',
  family: 'clients-drivers',
  title: 'Prisma: sslidentity wants PKCS#12, sslcert is the CA; errors do not say which is wrong',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['client-files-unusable'],
  versions:
    'Prisma 2-5 (Rust engine) with MySQL: ?sslcert=<CA.pem>&sslidentity=<client.p12>&sslpassword=…&sslaccept=strict|accept_invalid_certs; paths relative to the prisma/ folder. sslmode= is ignored.',
  symptoms: [
    {
      where: 'driver Prisma',
      text: 'P1011: Error opening a TLS connection: One or more parameters passed to a function were not valid.',
    },
    { where: 'driver Prisma 2-3', text: "TLS error: `One or more parameters passed to a function were not valid.'" },
    { where: 'driver Prisma 3.10', text: 'valid PEM is mandatory here' },
    {
      where: 'driver Prisma, certificate refused without sslaccept=accept_invalid_certs',
      text: "P1001: Can't reach database server at `…`:`3306`",
    },
  ],
  why: "Empty/corrupt or legacy-encrypted p12, a PEM bundle or missing file; relative paths resolve from the schema's folder.",
  proof:
    'Static: files exist relative to schema.prisma; openssl pkcs12 -in client.p12 -noout -passin pass:… succeeds; sslcert parses as one PEM certificate.',
  fix: [
    'openssl pkcs12 -export -in client.pem -inkey client-key.pem -out prisma/client.p12 -passout pass:…',
    'DATABASE_URL=mysql://u:p@db:3306/d?sslcert=ca.pem&sslidentity=client.p12&sslpassword=…&sslaccept=strict',
  ],
  lookAlikes: ['server-cert-unknown-ca', 'driver-pool-hides-tls-error'],
  reads: ['client.driver'],
  run: foundDriver('driver-prisma-identity-or-cert-invalid'),
};
