import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newCa, openssl, scratch } from '../../test/ca/scratch.ts';
import { issueClient } from './issue.ts';
import { loadKey } from './load-key.ts';
import { encodePkcs12, type Pkcs12Contents, pkcs12Key } from './pkcs12.ts';

const hasJava = spawnSync('keytool', ['-help']).status !== null;

async function file(more: Partial<Pkcs12Contents>): Promise<string> {
  const ca = await newCa();
  const out = scratch();
  const issued = await issueClient(ca, { name: 'alice', out });
  const der = (pem: string): Buffer => Buffer.from(pem.replace(/-----.*-----|\n/g, ''), 'base64');
  const path = join(out, 'alice.p12');
  const bytes = encodePkcs12({
    password: 'geheimé',
    friendlyName: 'alice',
    privateKey: loadKey(join(out, 'alice-key.pem')).export({ type: 'pkcs8', format: 'der' }),
    certificates: [der(issued.certificatePem), ca.certificate.der],
    ...more,
  });
  writeFileSync(path, bytes);
  return path;
}

function keytool(path: string, password: string): string {
  const { stdout, stderr } = spawnSync(
    'keytool',
    ['-J-Duser.language=en', '-list', '-v', '-storetype', 'PKCS12', '-keystore', path, '-storepass', password],
    { encoding: 'utf8' },
  );
  return stdout + stderr;
}

describe('PKCS#12', () => {
  for (const strength of ['compatible', 'modern'] as const) {
    it(`${strength}: openssl reads key and chain with the password and nothing without`, {
      timeout: 60_000,
    }, async () => {
      const path = await file({ strength, password: 'geheim' });
      const text = openssl(['pkcs12', '-in', path, '-passin', 'pass:geheim', '-noenc']);
      expect(text.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
      expect(text).toContain('BEGIN PRIVATE KEY');
      expect(text).toContain('friendlyName: alice');
      expect(() => openssl(['pkcs12', '-in', path, '-passin', 'pass:falsch', '-noenc'])).toThrow(
        /Mac verify error|invalid password/,
      );
    });

    it.skipIf(!hasJava)(`${strength}: Java reads a private key entry with its chain`, { timeout: 60_000 }, async () => {
      const said = keytool(await file({ strength, password: 'geheim' }), 'geheim');
      expect(said).toContain('Alias name: alice');
      expect(said).toContain('Entry type: PrivateKeyEntry');
      expect(said).toContain('Certificate chain length: 2');
    });
  }

  it.skipIf(!hasJava)('without a key is a trust store for Java', { timeout: 60_000 }, async () => {
    const { privateKey: _none, ...rest } = { privateKey: undefined };
    const ca = await newCa();
    const path = join(scratch(), 'trust.p12');
    writeFileSync(
      path,
      encodePkcs12({
        password: 'changeit',
        friendlyName: 'ca',
        certificates: [ca.certificate.der],
        trusted: true,
        ...rest,
      }),
    );
    expect(keytool(path, 'changeit')).toContain('Entry type: trustedCertEntry');
  });

  it('derives keys as RFC 7292 says, over several blocks', () => {
    // Vectors of the algorithm's reference tests (PKCS#12 KDF, SHA-1, password "smeg").
    const salt = Buffer.from('0a58cf64530d823f', 'hex');
    expect(Buffer.from(pkcs12Key('sha1', 'smeg', salt, 1, 1, 24)).toString('hex')).toBe(
      '8aaae6297b6cb04642ab5b077851284eb7128f1a2a7fbca3',
    );
    const iv = Buffer.from('642b99ab44fb4b1f', 'hex');
    expect(Buffer.from(pkcs12Key('sha1', 'smeg', iv, 1, 1, 24)).toString('hex')).toBe(
      'f3a95fec48d7711e985cfe67908c5ab79fa3d7c5caa5d966',
    );
    expect(Buffer.from(pkcs12Key('sha1', 'smeg', salt, 2, 1, 8)).toString('hex')).toBe('79993dfe048d3b76');
  });
});
