import { it } from 'vitest';
import { certFile, makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { fileAt } from '../../test/make/files.ts';
import { finds } from '../../test/make/finds.ts';
import { serverWith } from '../../test/make/options.ts';
import { check } from './enforced-validation-stops-server.ts';

const root = makeCa('/CN=Root');
const leaf = makeCertificate({ subject: '/CN=db', issuer: root });
const facts = (value: string, trusted: typeof root) => {
  const seen = serverWith(`[mysqld]\ntls-certificates-enforced-validation=${value}\n`);
  const files = {
    ca: fileAt('/0755 ca.pem:0644', certFile(trusted)),
    cert: fileAt('/0755 c.pem:0644', certFile(leaf)),
  };
  return { ...seen, time: new Date(Date.now() + 3_600_000), server: { ...seen.server, files } };
};

it('fires: ssl_ca does not verify ssl_cert', () => {
  finds(check, facts('ON', makeCa('/CN=Other')), 1);
});

it('is silent: it does, or nobody insists', () => {
  finds(check, facts('ON', root), 0);
  finds(check, facts('OFF', makeCa('/CN=Other')), 0);
});
