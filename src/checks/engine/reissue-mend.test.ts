import { expect, it } from 'vitest';
import { certFile, keyFile, makeCa, makeCertificate } from '../../../test/make/certificates.ts';
import { fileAt, mysql } from '../../../test/make/files.ts';
import { serverWith } from '../../../test/make/options.ts';
import type { Facts } from '../../facts/facts.ts';
import { mendLines } from './mend-lines.ts';
import { reissue, renewedCaMends } from './reissue-mend.ts';

const ca = makeCa('/CN=CA');
const leaf = makeCertificate({ subject: '/CN=db 1', issuer: ca, extensions: ['subjectAltName=DNS:db1.test'] });
const files = {
  ca: fileAt('/0755 t/0755 ca.pem:0644', certFile(ca)),
  cert: fileAt('/0755 t/0755 c.pem:0644', certFile(leaf)),
  key: fileAt('/0755 t/0755 k.pem:0600,mysql', keyFile(leaf)),
};
const folder = fileAt('/0755 ca/0700 cacert.pem:0644', certFile(ca));

/** A server whose certificate is past. */
function facts(nearby: readonly (typeof folder)[]): Facts {
  const base = serverWith('', 'mysql', { again: 'tlsql doctor' });
  return { ...base, time: new Date('2099-01-01'), server: { ...base.server, user: mysql, files, nearby } };
}
const lines = (mends: ReturnType<typeof reissue>, seen: Facts): string[] =>
  mends.flatMap((mend) => mendLines(mend, seen));

it('issues by the CA folder at hand and writes over the old files, which stay beside', () => {
  const seen = facts([folder]);
  expect(lines(reissue('server', seen), seen).slice(0, 3)).toEqual([
    "tlsql cert server 'db 1' --san DNS:db1.test --ca /ca --out /t/renewed",
    'cp -p /t/c.pem /t/c.pem.bak && cp /t/renewed/db_1-cert.pem /t/c.pem',
    'cp -p /t/k.pem /t/k.pem.bak && cp /t/renewed/db_1-key.pem /t/k.pem',
  ]);
  expect(lines(reissue('server', facts([])), facts([]))[0]).toContain('--ca /path/to/your/ca-folder');
});

it('asks for an address as an address, however the old certificate has it', () => {
  const wrong = makeCertificate({ subject: '/CN=db', issuer: ca, extensions: ['subjectAltName=DNS:127.0.0.1'] });
  const own = { ...files, cert: fileAt('/0755 t/0755 c.pem:0644', certFile(wrong)) };
  const base = facts([folder]);
  const seen = { ...base, server: { ...base.server, files: own } };
  expect(lines(reissue('server', seen, 'IP:127.0.0.1'), seen)[0]).toContain(' --san IP:127.0.0.1 --ca ');
});

it('gives a renewed CA to all that have the old one', () => {
  const seen = facts([folder]);
  expect(lines(renewedCaMends('server', seen), seen).slice(0, 2)).toEqual([
    'tlsql ca renew /ca   # the same key: what it issued stays good',
    'cp -p /t/ca.pem /t/ca.pem.bak && cat /ca/cacert.pem >> /t/ca.pem',
  ]);
});
