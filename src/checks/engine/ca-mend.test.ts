import { expect, it } from 'vitest';
import { certFile, keyFile, makeCa, makeCertificate } from '../../../test/make/certificates.ts';
import { fileAt } from '../../../test/make/files.ts';
import { refusedChain } from '../../../test/make/scenes.ts';
import type { Facts } from '../../facts/facts.ts';
import { caMendsFor } from './ca-mend.ts';
import { mendLines } from './mend-lines.ts';

const noSign = makeCa('/CN=CA', { extensions: ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,cRLSign'] });
const other = makeCa('/CN=Other');
const root = makeCa('/CN=Root');
const old = makeCa('/CN=Middle', { issuer: root, from: -9, to: -1 });

/** A server and its client, with a CA folder at `/x`. */
function facts(
  chain: readonly ReturnType<typeof makeCa>[],
  trusted: readonly (typeof root)[],
  at?: typeof root,
): Facts {
  const [leaf = root] = chain;
  const files = {
    ca: fileAt('/0755 sca.pem:0644', certFile(...trusted)),
    cert: fileAt('/0755 s.pem:0644', certFile(...chain)),
    key: fileAt('/0755 k.pem:0600', keyFile(leaf)),
  };
  const nearby = at === undefined ? [] : [fileAt('/0755 x/0755 cacert.pem:0644', certFile(at))];
  const base = refusedChain('CERT_HAS_EXPIRED', chain, trusted);
  const attempts = (base.wire?.attempts ?? []).map((one) => ({ ...one, to: { address: '127.0.0.1', port: 3306 } }));
  return { ...base, wire: { attempts }, server: { files, nearby }, again: 'tlsql doctor' };
}
const check = (id: string, seen: Facts, first: readonly string[]): void =>
  expect(
    caMendsFor(id, 'server', seen)
      .flatMap((mend) => mendLines(mend, seen))
      .slice(0, first.length),
  ).toEqual(first);
const leafOf = (issuer: typeof root, ...names: string[]) =>
  makeCertificate({ subject: '/CN=db.test', issuer, extensions: [`subjectAltName=${names.join(',')}`] });

it('gives a root a new certificate, in place of the old one with all that have it', () => {
  check('ca-without-keycertsign', facts([leafOf(noSign, 'DNS:db')], [other, noSign], noSign), [
    'tlsql ca renew /x   # the same key: what it issued stays good',
    "cp -p /sca.pem /sca.pem.bak && (awk '/-----BEGIN/{n++} n!=2' /sca.pem.bak; echo; cat /x/cacert.pem) > /sca.pem",
    "cp -p /ca.pem /ca.pem.bak && (awk '/-----BEGIN/{n++} n!=2' /ca.pem.bak; echo; cat /x/cacert.pem) > /ca.pem",
    '# whoever else trusts this CA needs the new /x/cacert.pem as well',
  ]);
  check('ca-without-keycertsign', facts([leafOf(noSign, 'DNS:db')], [noSign]), [
    '# where the CA /CN=CA is kept:',
    'tlsql ca renew /path/to/your/ca-folder   # the same key: what it issued stays good',
    'cp -p /sca.pem /sca.pem.bak && cp /path/to/your/ca-folder/cacert.pem /sca.pem',
  ]);
});

it('has the root issue what an intermediate issued that is at fault', () => {
  check('ca-cert-expired', facts([leafOf(old, 'DNS:db'), old], [root], root), [
    'tlsql cert server db.test --san DNS:db --ca /x --out /renewed --force',
    'cp -p /s.pem /s.pem.bak && cp /renewed/db.test-cert.pem /s.pem',
  ]);
});

it('gives a CA with too small a key another, and issues anew', () => {
  const small = makeCa('/CN=Small', { key: ['-newkey', 'rsa:1024'] });
  const leaf = makeCertificate({ subject: '/CN=db', issuer: small, extensions: ['subjectAltName=DNS:db'] });
  const seen = facts([leaf], [small], small);
  check('ca-key-too-weak', seen, [
    'tlsql ca renew /x --new-key ec:P-256   # what it issued with the old key is issued anew',
    'cp -p /sca.pem /sca.pem.bak && cp /x/cacert.pem /sca.pem',
    'cp -p /ca.pem /ca.pem.bak && cp /x/cacert.pem /ca.pem',
    '# whoever else trusts this CA needs the new /x/cacert.pem as well',
    'tlsql cert server db --san DNS:db --ca /x --out /renewed --force',
  ]);
});

it('leaves the names out that the CA does not permit', () => {
  const bound = makeCa('/CN=Bound', {
    extensions: ['basicConstraints=critical,CA:TRUE', 'nameConstraints=critical,permitted;DNS:corp.test'],
  });
  const seen = facts([leafOf(bound, 'DNS:db.test', 'DNS:db.corp.test')], [bound], bound);
  check('ca-name-constraint-violated', seen, [
    'tlsql cert server db.corp.test --san DNS:db.corp.test --ca /x --out /renewed --force',
  ]);
});
