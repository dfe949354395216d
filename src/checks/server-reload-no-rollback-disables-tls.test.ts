import { it } from 'vitest';
import { certFile, keyFile, makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { fileAt } from '../../test/make/files.ts';
import { finds, makeServer } from '../../test/make/finds.ts';
import { check } from './server-reload-no-rollback-disables-tls.ts';

const ca = makeCa('/CN=CA');
const [leaf, other] = [
  makeCertificate({ subject: '/CN=db', issuer: ca }),
  makeCertificate({ subject: '/CN=x', issuer: ca }),
];
const facts = (key: typeof leaf, Enabled: string) => ({
  ...makeServer({ cert: fileAt('/0755 c.pem:0644', certFile(leaf)), key: fileAt('/0755 k.pem:0644', keyFile(key)) }),
  log: {
    files: [],
    duringAttempts: [],
    sinceStart: [
      { file: 'e', line: 1, text: '[System] [MY-013602] [Server] Channel mysql_main configured to support TLS.' },
    ],
  },
  admin: { channels: [{ channel: 'mysql_main', properties: { Enabled } }] },
});

it('fires: TLS is off and the files are sound', () => {
  finds(check, facts(leaf, 'No'), 1);
});

it('is silent: TLS is on, or the files are no pair', () => {
  finds(check, facts(leaf, 'Yes'), 0);
  finds(check, facts(other, 'No'), 0);
});
