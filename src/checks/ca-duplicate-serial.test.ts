import { expect, it } from 'vitest';
import { certFile, makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { makeFacts } from '../../test/make/facts.ts';
import { fileAt } from '../../test/make/files.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './ca-duplicate-serial.ts';

const ca = makeCa('/CN=CA', { serial: '1' });
const leaf = (subject: string, serial: string, issuer = ca) => makeCertificate({ subject, issuer, serial });

/** A server and a client with these certificates. */
function sides(server: typeof ca, client: typeof ca, crl = false) {
  const cert = (one: typeof ca) => fileAt('/0755 c.pem:0644', certFile(one));
  const files = { cert: cert(server), ...(crl ? { crl: fileAt('/0755 crl.pem:0644') } : {}) };
  return makeFacts({ server: { files }, client: { files: { cert: cert(client) } } });
}

it('fires: one serial for server and client', () => {
  expect(finds(check, sides(leaf('/CN=db', '1'), leaf('/CN=app', '1')), 1)[0]).toMatchObject({ severity: 'notice' });
  expect(finds(check, sides(leaf('/CN=db', '1'), leaf('/CN=app', '1'), true), 1)[0]).toMatchObject({
    severity: 'warning',
  });
});

it('is silent: other serials, other CAs, the same certificate', () => {
  const own = leaf('/CN=db', '1');
  finds(check, sides(own, leaf('/CN=app', '2')), 0);
  finds(check, sides(own, leaf('/CN=app', '1', makeCa('/CN=Other'))), 0);
  finds(check, sides(own, own), 0);
  finds(check, sides(own, ca), 0);
});
