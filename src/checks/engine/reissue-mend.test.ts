import { expect, it } from 'vitest';
import { certFile, keyFile, makeCa, makeCertificate } from '../../../test/make/certificates.ts';
import { fileAt, mysql } from '../../../test/make/files.ts';
import { serverWith } from '../../../test/make/options.ts';
import type { Facts } from '../../facts/facts.ts';
import { mendLines } from './mend-lines.ts';
import { canReissue, reissue } from './reissue-mend.ts';

const ca = makeCa('/CN=CA');
const leaf = makeCertificate({ subject: '/CN=db 1', issuer: ca, extensions: ['subjectAltName=DNS:db1.test'] });
const files = {
  ca: fileAt('/0755 t/0755 ca.pem:0644', certFile(ca)),
  cert: fileAt('/0755 t/0755 c.pem:0644', certFile(leaf)),
  key: fileAt('/0755 t/0755 k.pem:0600,mysql', keyFile(leaf)),
};
const folder = fileAt('/0755 ca/0700 cacert.pem:0644', certFile(ca));

/** A server with a certificate of its own CA. */
function facts(nearby: readonly (typeof folder)[]): Facts {
  const base = serverWith('', 'mysql', { again: 'tlsql doctor' });
  return { ...base, time: new Date(Date.now() + 3_600_000), server: { ...base.server, user: mysql, files, nearby } };
}
const lines = (mends: ReturnType<typeof reissue>, seen: Facts): string[] =>
  mends.flatMap((mend) => mendLines(mend, seen));

it('issues by the CA folder at hand and writes over the old files, which stay beside', () => {
  const seen = facts([folder]);
  expect(lines(reissue('server', seen), seen).slice(0, 3)).toEqual([
    "tlsql cert server 'db 1' --san DNS:db1.test --ca /ca --out /t/renewed --force",
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
  expect(lines(reissue('server', seen, { name: '127.0.0.1' }), seen)[0]).toContain(' --san IP:127.0.0.1 --ca ');
});

it('writes certificate and key into the one file that held both', () => {
  const one = fileAt('/0755 t/0755 both.pem:0600', {
    ...certFile(leaf),
    blocks: [...certFile(leaf).blocks, ...keyFile(leaf).blocks],
  });
  const base = facts([folder]);
  const seen = { ...base, server: { ...base.server, files: { ...files, cert: one, key: one } } };
  expect(lines(reissue('server', seen), seen)[1]).toBe(
    '(umask 077 && cat /t/renewed/db_1-cert.pem /t/renewed/db_1-key.pem > /t/renewed/db_1.pem) && cp -p /t/both.pem /t/both.pem.bak && cp /t/renewed/db_1.pem /t/both.pem',
  );
});

it('takes no CA that may not issue', () => {
  const past = makeCa('/CN=CA', { sameKeyAs: ca, from: -9, to: -1 });
  expect(canReissue('server', facts([folder]))).toBe(true);
  const now = { ...facts([fileAt('/0755 ca/0700 cacert.pem:0644', certFile(past))]), time: new Date() };
  expect(canReissue('server', now)).toBe(false);
});
