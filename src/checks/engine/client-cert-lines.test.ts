import { expect, it } from 'vitest';
import { certFile, keyFile, makeCa, makeCertificate } from '../../../test/make/certificates.ts';
import { makeFacts } from '../../../test/make/facts.ts';
import { fileAt } from '../../../test/make/files.ts';
import type { FileFact } from '../../facts/file.ts';
import { clientCertLines } from './client-cert-lines.ts';
import { mendLines } from './mend-lines.ts';

const ca = makeCa('/CN=CA');
const own = makeCertificate({ subject: '/CN=app', issuer: ca, extensions: ['extendedKeyUsage=clientAuth'] });
const pair = [fileAt('/0755 h/0755 c.pem:0644', certFile(own)), fileAt('/0755 h/0755 k.pem:0600', keyFile(own))];
const folder = fileAt('/0755 x/0755 cacert.pem:0644', certFile(ca));

function check(parts: { client?: FileFact[]; server?: FileFact[]; subject?: string }, expected: string[]): void {
  const facts = makeFacts({
    time: new Date(Date.now() + 3_600_000),
    again: 'tlsql doctor',
    client: { nearby: parts.client ?? [] },
    server: { files: { ca: fileAt('/0755 ca.pem:0644', certFile(ca)) }, nearby: parts.server ?? [] },
  });
  expect(clientCertLines(facts, 'app', parts.subject).flatMap((mend) => mendLines(mend, facts))).toEqual(expected);
}
const made = 'tlsql doctor --ssl-cert=app-cert.pem --ssl-key=app-key.pem';

it('takes the pair that the server trusts', () => {
  check({ client: pair }, ['tlsql doctor --ssl-cert=/h/c.pem --ssl-key=/h/k.pem']);
});

it('has the CA at hand issue one, with the subject that the account asks for', () => {
  check({ server: [folder] }, ['tlsql cert client app --ca /x --out .', made]);
  check({ client: pair, server: [folder], subject: '/O=A/CN=app' }, [
    'tlsql cert client app --subject /O=A/CN=app --ca /x --out .',
    made,
  ]);
});

it('says what is to be done where the CA is', () => {
  check({}, [
    '# in the folder of /CN=CA: tlsql cert client app --ca . --out . and its two files brought here; then:',
    made,
  ]);
});
