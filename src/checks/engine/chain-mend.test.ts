import { expect, it } from 'vitest';
import { certFile, keyFile, makeCa, makeCertificate } from '../../../test/make/certificates.ts';
import { crlFile, makeCrl } from '../../../test/make/crls.ts';
import { fileAt } from '../../../test/make/files.ts';
import { refusedChain, refusedClient } from '../../../test/make/scenes.ts';
import type { Facts } from '../../facts/facts.ts';
import type { FileFact } from '../../facts/file.ts';
import { chainMends } from './chain-mend.ts';
import { mendLines } from './mend-lines.ts';
import type { Whose } from './verify-fault.ts';

const root = makeCa('/O=Acme/CN=Root');
const middle = makeCa('/O=Acme/CN=Middle', { issuer: root });
const leaf = makeCertificate({ subject: '/CN=db', issuer: middle, extensions: ['subjectAltName=DNS:db'] });
const at = (name: string, content: NonNullable<FileFact['content']>): FileFact => fileAt(`/0755 ${name}:0644`, content);

const lines = (id: string, whose: Whose, facts: Facts): string[] =>
  chainMends(id, whose, facts).flatMap((mend) => mendLines(mend, facts));
const served = (parts: Facts, nearby: FileFact[]): Facts => ({
  ...parts,
  server: { files: { cert: at('s.pem', certFile(leaf)), key: at('k.pem', keyFile(leaf)) }, nearby },
});
const local = (facts: Facts): Facts => ({
  ...facts,
  wire: { attempts: (facts.wire?.attempts ?? []).map((one) => ({ ...one, to: { address: '127.0.0.1', port: 3306 } })) },
});

it('gives the client the CA that the server has', () => {
  const refused = local(refusedChain('SELF_SIGNED_CERT_IN_CHAIN', [leaf, middle], [makeCa('/CN=Other')]));
  const seen = served(refused, [at('root.pem', certFile(root))]);
  expect(lines('server-cert-unknown-ca', 'server', seen).slice(0, 3)).toEqual([
    'openssl x509 -in /root.pem -noout -subject -fingerprint -sha256',
    'cp -p /ca.pem /ca.pem.bak',
    '(echo; cat /root.pem) >> /ca.pem',
  ]);
  expect(lines('server-cert-unknown-ca', 'server', refused)[0]).toMatch(/^# needed: .*issuer \/O=Acme\/CN=Root/);
});

it('puts the intermediate behind the leaf', () => {
  const seen = served(refusedChain('UNABLE_TO_VERIFY_LEAF_SIGNATURE', [leaf], [root]), [
    at('m.pem', certFile(root, middle)),
  ]);
  expect(lines('server-cert-intermediate-missing', 'server', seen)[1]).toBe(
    "(echo; awk '/-----BEGIN/{n++} n==2' /m.pem) >> /s.pem",
  );
});

it('asks for a new certificate with the same names', () => {
  const seen = served(refusedChain('CERT_HAS_EXPIRED', [leaf], [root]), []);
  expect(lines('server-cert-eku-no-serverauth', 'server', { ...seen, time: new Date(0) })[0]).toMatch(
    /^tlsql cert server db --san DNS:db --ca \/path\/to\/your\/ca-folder --out \/ /,
  );
});

it('takes a newer CRL that lies around', () => {
  const base = refusedClient([leaf], { ca: [root], chain: [leaf], crl: [makeCrl(root, { from: -9, to: -1 })] });
  const nearby = [at('new.pem', crlFile(makeCrl(root)))];
  const seen = { ...base, server: { ...base.server, nearby } };
  expect(lines('crl-expired', 'client', seen)[0]).toBe('cp -p /crl.pem /crl.pem.bak && cp /new.pem /crl.pem');
  expect(lines('crl-expired', 'client', base)[0]).toBe('tlsql ca crl /path/to/your/ca-folder');
});
