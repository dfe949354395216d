import { expect, it } from 'vitest';
import { certFile, makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { fileAt } from '../../test/make/files.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedChain, refusedClient } from '../../test/make/scenes.ts';
import { check } from './client-cert-expired.ts';
import { check as otherCa } from './client-cert-other-ca.ts';
import { decide } from './engine/decide.ts';

const ca = makeCa('/O=Acme/CN=Root');
const leaf = makeCertificate({ subject: '/O=Acme/CN=db.example.test', issuer: ca });
const client = makeCertificate({ subject: '/CN=app', issuer: ca });
const server = { ca: [ca], chain: [leaf] };

it('fires: it has expired', () => {
  finds(check, refusedClient([makeCertificate({ subject: '/CN=app', issuer: ca, from: -20, to: -10 })]), 1);
});

it('is silent: it is valid', () => {
  finds(check, refusedClient([client], server), 0);
});

const old = makeCertificate({ subject: '/CN=app', issuer: makeCa('/CN=Other'), from: -20, to: -10 });
const other = refusedClient([old], server);
const saidUnknownCa = {
  ...other,
  wire: {
    attempts: (other.wire?.attempts ?? []).map((one) => ({
      ...one,
      tls: { ok: true, chain: [], alertReceived: { code: 48, name: 'unknown_ca', fatal: true } },
    })),
  },
};

it('tells of it and is no cause: the server stumbles over the issuer first', () => {
  const { cause, findings } = decide(saidUnknownCa, [check, otherCa]);
  expect(cause?.id).toBe('client-cert-other-ca');
  expect(findings.map(({ id }) => id)).toContain('client-cert-expired');
});

it("tells of it and is no cause: the client refuses the server's certificate first", () => {
  const refused = refusedChain('CERT_HAS_EXPIRED', [leaf], [ca]);
  const facts = {
    ...refused,
    client: { ...refused.client, files: { ...refused.client?.files, cert: fileAt('/0755 c.pem:0644', certFile(old)) } },
  };
  const { cause, findings } = decide(facts, [check]);
  expect(cause).toBeNull();
  expect(findings[0]?.what).toContain('would be refused next');
});
