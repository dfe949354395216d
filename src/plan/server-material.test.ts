import { expect, it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { bareName, leafEnd, materialFaults } from './server-material.ts';

const ca = makeCa('/CN=Test CA');
const other = makeCa('/CN=Test CA');
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const leafOf = (issuer: typeof ca, more: Partial<Parameters<typeof makeCertificate>[0]> = {}): typeof ca =>
  makeCertificate({
    subject: '/CN=db1',
    issuer,
    extensions: ['basicConstraints=CA:FALSE', 'subjectAltName=DNS:db1.example.com,IP:10.0.0.5'],
    to: 90,
    ...more,
  });
const leaf = leafOf(ca);

function check(parts: { ca?: string; cert?: string; key?: string }, expected: RegExp | undefined, over = {}): void {
  const material = {
    ca: bytes(parts.ca ?? ca.pem),
    cert: bytes(parts.cert ?? leaf.pem),
    key: bytes(parts.key ?? leaf.keyPem),
  };
  const demands = { names: ['db1.example.com', 'IP:10.0.0.5'], now: new Date(), days: 0, pkcs1Only: false, ...over };
  const faults = materialFaults(material, demands);
  if (expected === undefined) expect(faults).toEqual([]);
  else expect(faults.join('; ')).toMatch(expected);
}

it('takes good material', () => check({}, undefined));

it('names what is wrong', () => {
  check({ key: ca.keyPem }, /not the key of the certificate/);
  check({ ca: other.pem }, /does not hold the CA/);
  check({}, /not for db2/, { names: ['db2'] });
  check({}, /less than 200 days/, { days: 200 });
  check({}, /expired on/, { now: new Date(Date.now() + 400 * 86_400_000) });
  check({}, /not valid before/, { now: new Date(Date.now() - 40 * 86_400_000) });
  check({ cert: 'nothing' }, /PEM|certificate/);
  check({ key: 'nothing' }, /PEM|key/);
  check({}, /PKCS#1 alone/, { pkcs1Only: true });
  const client = leafOf(ca, {
    extensions: ['extendedKeyUsage=clientAuth', 'subjectAltName=DNS:db1.example.com,IP:10.0.0.5'],
  });
  check({ cert: client.pem, key: client.keyPem }, /not meant for servers/);
});

it('follows intermediates in either file', () => {
  const middle = makeCa('/CN=Middle', { issuer: ca });
  const deep = leafOf(middle);
  check({ cert: deep.pem, key: deep.keyPem }, /does not hold the CA/);
  check({ cert: deep.pem + middle.pem, key: deep.keyPem }, undefined);
  check({ cert: deep.pem, key: deep.keyPem, ca: ca.pem + middle.pem }, undefined);
});

it('reads the end and the name', () => {
  expect(leafEnd(bytes(leaf.pem))?.getTime()).toBeGreaterThan(Date.now());
  expect(leafEnd(bytes('x'))).toBeUndefined();
  expect(['DNS:a', 'IP:10.0.0.5', 'b'].map(bareName)).toEqual(['a', '10.0.0.5', 'b']);
});
