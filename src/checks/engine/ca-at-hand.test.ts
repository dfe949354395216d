import { expect, it } from 'vitest';
import { certFile, keyFile, makeCa, makeCertificate } from '../../../test/make/certificates.ts';
import { makeAttempt } from '../../../test/make/facts.ts';
import { fileAt, mysql } from '../../../test/make/files.ts';
import { clientWith } from '../../../test/make/options.ts';
import type { Facts } from '../../facts/facts.ts';
import { caAtHand, caMends, serverChain, verifyingMode } from './ca-at-hand.ts';

const ca = makeCa('/CN=CA');
const other = makeCa('/CN=Other');
const leaf = makeCertificate({
  subject: '/CN=db1',
  issuer: ca,
  extensions: ['subjectAltName=DNS:db1.test,IP:10.0.0.5'],
});
const wire = { attempts: [makeAttempt({ tls: { ok: true, chain: [leaf.der] } })] };
const app = { name: 'app', uid: 1000, gid: 1000, groups: [] };

/** A client at `host` that verifies and has no CA. */
function facts(parts: Partial<Facts> = {}, client: Partial<Facts['client']> = {}, host = 'db1.test'): Facts {
  const base = clientWith('', undefined, { host, 'ssl-mode': 'VERIFY_CA' }, { user: app, ...client });
  return { ...base, time: new Date(Date.now() + 3_600_000), wire, again: `tlsql doctor --host=${host}`, ...parts };
}
const found = (path: string, get: readonly unknown[] = []) => ({ path, get });

it('takes a file that verifies the certificate, and no other', () => {
  const files = { nearby: [fileAt('/0755 x.pem:0644', certFile(other)), fileAt('/0755 ca.pem:0644', certFile(ca))] };
  expect(caAtHand(facts({}, files))).toEqual(found('/ca.pem'));
  expect(caAtHand(facts({}, { nearby: files.nearby.slice(0, 1) }))).toBeUndefined();
  const withKey = certFile(ca);
  const both = { ...withKey, blocks: [...withKey.blocks, ...keyFile(ca).blocks] };
  expect(caAtHand(facts({}, { nearby: [fileAt('/0755 ca.pem:0644', both)] }))).toBeUndefined();
});

it("brings the server's own to where the client can read it", () => {
  const server = { user: mysql, files: { ca: fileAt('/0755 data/0755,mysql ca.pem:0644', certFile(ca)) } };
  expect(caAtHand(facts({ server }))).toEqual(found('/data/ca.pem'));
  const closed = { user: mysql, files: { ca: fileAt('/0755 data/0700,mysql ca.pem:0644', certFile(ca)) } };
  expect(caAtHand(facts({ server: closed }))).toEqual(
    found('server-ca.pem', [{ kind: 'by-hand', line: 'sudo install -m 0644 /data/ca.pem server-ca.pem' }]),
  );
  expect(caAtHand(facts({ server, again: 'tlsql doctor --ssh=me@db1' }))).toEqual(
    found('server-ca.pem', [{ kind: 'by-hand', line: 'scp me@db1:/data/ca.pem server-ca.pem' }]),
  );
});

it('says which file is needed where none is seen', () => {
  const lines = (parts: Partial<Facts>) =>
    caMends(facts(parts)).map((mend) => ('line' in mend ? String(mend.line) : mend.kind));
  const admin = { variables: { ssl_ca: 'ca.pem', datadir: '/var/lib/mysql/' } };
  expect(lines({ admin })).toEqual([
    'scp db1.test:/var/lib/mysql/ca.pem server-ca.pem   # the ssl_ca of the server',
    'tlsql doctor --host=db1.test --ssl-ca=server-ca.pem',
  ]);
  expect(lines({})[0]).toMatch(/^# needed: .*issuer \/CN=CA.*on db1\.test/);
});

it('verifies as much as the certificate allows', () => {
  expect(verifyingMode(facts())).toBe('VERIFY_IDENTITY');
  expect(verifyingMode(facts({}, {}, '10.0.0.5'))).toBe('VERIFY_IDENTITY');
  expect(verifyingMode(facts({}, {}, '10.0.0.6'))).toBe('VERIFY_CA');
  expect(serverChain(facts())).toHaveLength(1);
});
