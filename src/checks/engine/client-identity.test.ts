import { expect, it } from 'vitest';
import { certFile, makeCa, makeCertificate } from '../../../test/make/certificates.ts';
import { failedTls, wired } from '../../../test/make/facts.ts';
import { fileAt } from '../../../test/make/files.ts';
import { refusedClient } from '../../../test/make/scenes.ts';
import { foundIdentity, identityProblem } from './client-identity.ts';

const ca = makeCa('/O=Acme/CN=CA');
const twin = makeCa('/O=Acme/CN=CA');
const leaf = makeCertificate({ subject: '/CN=db', issuer: ca });
const app = makeCertificate({ subject: '/CN=app', issuer: twin });

it('judges by the files of the server where they are seen', () => {
  const facts = refusedClient([app], { ca: [ca], chain: [leaf] });
  expect(identityProblem(facts)).toMatchObject({
    id: 'ca-renewed-same-name-new-key',
    evidence: { subject: '/CN=app', alert: 'hidden' },
  });
  expect(foundIdentity('client-cert-other-ca')(facts)).toEqual([]);
});

it('takes a fault of the chain for the reason where its alert is the one that came', () => {
  const permits = ['basicConstraints=critical,CA:TRUE', 'nameConstraints=critical,permitted;DNS:example.test'];
  const narrow = makeCa('/O=Acme/CN=Narrow', { extensions: permits });
  const out = makeCertificate({
    subject: '/CN=app',
    issuer: narrow,
    extensions: ['subjectAltName=DNS:app.example.com'],
  });
  const small = makeCertificate({ subject: '/CN=app', issuer: ca, key: ['-newkey', 'rsa:1024'] });
  const said = (own: typeof out, trusted: typeof out, code: number) => {
    const facts = refusedClient([own]);
    const [attempt] = facts.wire?.attempts ?? [];
    const tls = { ok: true, chain: [], alertReceived: { code, name: 'x', fatal: true } };
    const files = { ...facts.client?.files, ca: fileAt('/0755 ca.pem:0644', certFile(trusted)) };
    const wire = { attempts: attempt === undefined ? [] : [{ ...attempt, tls }] };
    return identityProblem({ ...facts, wire, client: { ...facts.client, files } });
  };
  expect(said(out, narrow, 46)).toMatchObject({
    id: 'ca-name-constraint-violated',
    what: expect.stringContaining('/CN=app'),
  });
  expect(said(out, narrow, 45)).toBeUndefined();
  expect(said(small, ca, 42)).toMatchObject({ id: 'cert-key-too-weak' });
  expect(said(app, ca, 48)).toBeUndefined();
});

it('leaves open what the client alone cannot know', () => {
  expect(identityProblem(refusedClient([app]))).toBeUndefined();
  expect(identityProblem(refusedClient([]))).toBeUndefined();
});

it('names what OpenSSL does not load on this side', () => {
  const old = makeCertificate({
    subject: '/CN=app',
    issuer: makeCa('/CN=R', { key: ['-newkey', 'rsa:2048'] }),
    digest: 'sha1',
  });
  const facts = refusedClient([old]);
  const error = { code: 'ERR_SSL_CA_MD_TOO_WEAK', text: 'ca md too weak' };
  expect(
    identityProblem({ ...facts, wire: wired(failedTls({ unsent: true, error })).wire ?? { attempts: [] } }),
  ).toMatchObject({
    id: 'cert-signature-digest-weak',
    leadsTo: ['client-files-unusable'],
  });
});
