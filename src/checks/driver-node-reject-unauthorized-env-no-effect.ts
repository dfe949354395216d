import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'driver-node-reject-unauthorized-env-no-effect',
  family: 'clients-drivers',
  title: 'NODE_TLS_REJECT_UNAUTHORIZED=0 has no effect in mysql2 and mariadb: the driver sets the flag itself',
  role: 'background',
  severity: 'notice',
  seenFrom: ['client-files'],
  leadsTo: ['misread-output'],
  versions: 'mysql2 3.24, mariadb npm 3.5, Node 20.',
  symptoms: [
    {
      where: 'driver mysql2 ssl:{} with NODE_TLS_REJECT_UNAUTHORIZED=0',
      text: 'self-signed certificate in certificate chain (HANDSHAKE_SSL_ERROR)',
    },
    { where: 'driver mariadb npm ssl:true with it', text: 'self-signed certificate (code ER_SELF_SIGNED)' },
    { where: "driver any, rejectUnauthorized:'false' (string)", text: 'self-signed certificate in certificate chain' },
  ],
  why: "mysql2 computes rejectUnauthorized = (value !== false); the environment variable only supplies a default, and a string 'false' is not false.",
  proof: 'Static: env var set, or a string value (from .env/YAML).',
  fix: [
    'NODE_EXTRA_CA_CERTS=/etc/app/ca.pem (works for both) or ssl:{ca:…}',
    "rejectUnauthorized: process.env.X !== 'false' when it must be configurable",
    'check: connects with verification on',
  ],
  lookAlikes: ['server-cert-unknown-ca'],
};
