import { expect, it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import type { KnownSession } from './tls-facts.ts';
import { tlsSessions } from './tls-sessions.ts';

const known = (until: number): KnownSession => ({
  session: Buffer.of(1),
  facts: { protocol: 'TLSv1.3', cipher: 'c', peerChain: [], peerFingerprint: undefined, chainError: undefined },
  until,
});

it('keeps a session for its material and its target alone, until its time', () => {
  let now = 0;
  const sessions = tlsSessions(() => now);
  const material = { ca: ['a'] };
  sessions.slot(material, 'db1:3306')?.put(known(10));
  expect(sessions.slot(material, 'db1:3306')?.known()?.until).toBe(10);
  expect(sessions.slot(material, 'db2:3306')?.known()).toBeUndefined();
  expect(sessions.slot({ ca: ['a'] }, 'db1:3306')?.known()).toBeUndefined();
  now = 10;
  expect(sessions.slot(material, 'db1:3306')?.known()).toBeUndefined();
});

it('keeps nothing where certificates may have been revoked since', () => {
  expect(tlsSessions().slot({ ca: ['a'], crl: ['l'] }, 'db1:3306')).toBeUndefined();
});

it('keeps the sessions of the last 64 targets', () => {
  const sessions = tlsSessions(() => 0);
  const material = {};
  const slot = (port: number) => sessions.slot(material, `db1:${port}`);
  for (let port = 0; port < 65; port += 1) slot(port)?.put(known(1));
  expect([slot(0)?.known(), slot(1)?.known() !== undefined]).toEqual([undefined, true]);
});

it('lets a verdict count for five minutes, and for no longer than the certificates', () => {
  const ca = makeCa('/CN=CA');
  const leaf = makeCertificate({ subject: '/CN=db1', issuer: ca, to: 1 });
  const chain = [leaf.der, ca.der];
  const now = Date.now();
  const until = (at: number) =>
    tlsSessions(() => at)
      .slot({}, 'x')
      ?.until(chain) ?? 0;
  expect(until(now)).toBe(now + 300_000);
  const end = now + 86_400_000;
  expect(until(end)).toBeLessThan(end + 5000);
});
