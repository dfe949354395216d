import { expect, it } from 'vitest';
import { certFile, makeCa, makeCertificate } from '../../../test/make/certificates.ts';
import { makeFacts } from '../../../test/make/facts.ts';
import { fileAt, mysql } from '../../../test/make/files.ts';
import type { Facts } from '../../facts/facts.ts';
import { mendLines } from './mend-lines.ts';
import { alternativeNames, namesFor, newPair } from './new-pair.ts';

const ca = makeCa('/CN=CA');
const leaf = makeCertificate({ subject: '/CN=db', issuer: ca, extensions: ['subjectAltName=DNS:db'] });
const trusted = fileAt('/0755 t/0755 ca.pem:0644', certFile(ca));
/** An hour ahead: certificates made while the tests run are valid then. */
const time = new Date(Date.now() + 3_600_000);
const folder = fileAt('/0755 x/0755 cacert.pem:0644', certFile(ca));
const cert = fileAt('/0755 t/0755 c.pem:0644', certFile(leaf));
const lines = (facts: Facts): readonly string[] | undefined =>
  newPair(facts)?.make.flatMap((mend) => mendLines(mend, facts));

it('has the CA at hand make certificate and key, in a folder that the server may pass', () => {
  const facts = makeFacts({ time, server: { user: mysql, files: { ca: trusted, cert }, nearby: [folder] } });
  expect(lines(facts)).toEqual([
    'install -d -m 0755 /t/new',
    'tlsql cert server db --san DNS:db --ca /x --out /t/new --force',
    'chown mysql: /t/new/db-key.pem',
  ]);
  expect(newPair(facts)).toMatchObject({ cert: '/t/new/db-cert.pem', key: '/t/new/db-key.pem' });
});

it('takes the names that clients use where there is no certificate', () => {
  const facts = makeFacts({ time, server: { files: { ca: trusted }, nearby: [folder] } });
  expect(lines(facts)?.[1]).toContain('server --subject "/CN=$(hostname)" --san DNS:localhost,IP:127.0.0.1 --ca /x');
  expect(namesFor(facts)).toEqual(['localhost', '127.0.0.1']);
  expect(alternativeNames(facts)).toEqual(['DNS:localhost', 'IP:127.0.0.1']);
});

it('takes no CA that nobody trusts', () => {
  const other = fileAt('/0755 x/0755 cacert.pem:0644', certFile(makeCa('/CN=CA')));
  expect(newPair(makeFacts({ time, server: { files: { ca: trusted, cert }, nearby: [other] } }))).toBeUndefined();
  expect(newPair(makeFacts({ time, server: { files: { ca: trusted, cert } } }))).toBeUndefined();
});
