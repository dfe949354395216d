import { spawnSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { initCa, type MadeCa } from '../ca/init-ca.ts';
import { type Issued, issueClient } from '../ca/issue.ts';
import { openCa } from '../ca/open-ca.ts';
import type { ClientIdentity } from '../io/tls-facts.ts';
import { parseOneline } from '../x509/name-text.ts';
import { authorityOf } from './authority-of.ts';
import { createForge, type Forge } from './forge.ts';

const folder = mkdtempSync(join(tmpdir(), 'tlsql-forge-'));
afterAll(() => rmSync(folder, { recursive: true }));
let made: MadeCa;
let client: Issued;
let forge: Forge;

beforeAll(async () => {
  made = await initCa({ dir: join(folder, 'ca'), subject: '/O=Example/CN=Example CA' });
  const ca = openCa(join(folder, 'ca'));
  client = await issueClient(ca, { name: 'app' });
  const now = new Date();
  forge = createForge({
    subject: parseOneline(client.subject),
    issuer: ca.certificate.subject,
    authority: { ...authorityOf(ca, now), revoked: [Buffer.from('4711', 'hex')] },
    now,
  });
});

/** What the openssl program says of a client certificate. */
function opensslVerdict(identity: ClientIdentity): string {
  writeFileSync(join(folder, 'leaf.pem'), identity.cert ?? '');
  const done = spawnSync(
    'openssl',
    ['verify', '-purpose', 'sslclient', '-CAfile', made.files.certificate, join(folder, 'leaf.pem')],
    { encoding: 'utf8' },
  );
  return done.status === 0
    ? 'OK'
    : (/error \d+ at 0 depth lookup: (.*)/.exec(done.stderr + done.stdout)?.[1] ?? done.stderr);
}

const subjectOf = (identity: ClientIdentity): string => new X509Certificate(identity.cert ?? '').subject;

describe('forge', () => {
  it('makes certificates that differ from the rightful one in exactly one thing', async () => {
    const rightful = new X509Certificate(client.certificatePem).subject;
    const foreign = await forge.foreign();
    const expired = await forge.expired();
    const other = await forge.otherSubject();
    const revoked = await forge.revoked();
    if (expired === undefined || other === undefined || revoked === undefined || 'why' in revoked)
      throw new Error('not made');
    expect([opensslVerdict(foreign), subjectOf(foreign)]).toEqual(['unable to get local issuer certificate', rightful]);
    expect([opensslVerdict(expired), subjectOf(expired)]).toEqual(['certificate has expired', rightful]);
    expect([opensslVerdict(revoked), subjectOf(revoked)]).toEqual(['OK', rightful]);
    expect(new X509Certificate(revoked.cert ?? '').serialNumber).toBe('4711');
    expect(opensslVerdict(other)).toBe('OK');
    expect(subjectOf(other)).not.toBe(rightful);
  });

  it('gives each its own key', async () => {
    for (const identity of [await forge.foreign(), await forge.expired()]) {
      const certificate = new X509Certificate(identity?.cert ?? '');
      expect(certificate.checkPrivateKey(createPrivateKey(identity?.key ?? ''))).toBe(true);
    }
  });

  it("has the real CA's name on the foreign CA, and one foreign CA only", async () => {
    const ca = new X509Certificate(forge.foreignCa());
    expect(ca.subject).toBe(new X509Certificate(made.certificatePem).subject);
    expect(ca.ca).toBe(true);
    expect(new X509Certificate((await forge.foreign()).cert ?? '').verify(ca.publicKey)).toBe(true);
  });

  it("makes nothing that needs the CA's key without it, and says when nothing is revoked", async () => {
    const name = parseOneline('/CN=x');
    const without = createForge({ subject: name, issuer: name, authority: undefined, now: new Date() });
    expect([await without.expired(), await without.revoked(), await without.otherSubject()]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    const fresh = createForge({
      subject: name,
      issuer: name,
      authority: authorityOf(openCa(join(folder, 'ca')), new Date()),
      now: new Date(),
    });
    expect(await fresh.revoked()).toEqual({ why: expect.stringContaining('revoked nothing yet') });
  });
});
