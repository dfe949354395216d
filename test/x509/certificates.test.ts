import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Certificate, fingerprint, parseCertificates } from '../../src/x509/certificate.ts';
import { attributeText } from '../../src/x509/name.ts';
import { nameHash, nameHashOld } from '../../src/x509/name-compare.ts';
import { oneline } from '../../src/x509/name-oneline.ts';
import { rfc2253 } from '../../src/x509/name-rfc2253.ts';
import { parseOneline, parseRfc2253 } from '../../src/x509/name-text.ts';
import { longName } from '../../src/x509/oid.ts';
import { publicKeyObject } from '../../src/x509/public-key.ts';
import { signatureIsValid } from '../../src/x509/signature.ts';
import { type Corpus, corpus } from './corpus.ts';
import { forAll, hasOpenssl, mustOpenssl, opensslVersion } from './openssl.ts';
import { renderExtension, textExtensions } from './text.ts';

interface Judged {
  readonly name: string;
  readonly certificate: Certificate;
  /** Output of `openssl x509` by line. */
  readonly compat: readonly string[];
  readonly rfc2253: readonly string[];
  readonly text: string;
}

// Judged against the openssl program, so that a mistake in parser and builder can't cancel itself out.
describe.skipIf(!hasOpenssl)(`certificates as ${opensslVersion ?? 'no openssl program here'} sees them`, () => {
  let made: Corpus;
  let judged: readonly Judged[];

  beforeAll(async () => {
    made = await corpus();
    judged = await forAll(made.names, judge);
  }, 600_000);

  async function judge(name: string): Promise<Judged> {
    const bytes = readFileSync(join(made.folder, `${name}.pem`));
    const [certificate] = parseCertificates(bytes, name);
    if (certificate === undefined) throw new Error(name);
    const fields = [
      '-subject',
      '-issuer',
      '-serial',
      '-startdate',
      '-enddate',
      '-subject_hash',
      '-issuer_hash',
      '-subject_hash_old',
      '-issuer_hash_old',
    ];
    const shown = await mustOpenssl(
      ['x509', '-in', `${name}.pem`, '-noout', '-text', ...fields, '-fingerprint', '-sha256', '-nameopt', 'compat'],
      made.folder,
    );
    const other = await mustOpenssl(
      ['x509', '-in', `${name}.pem`, '-noout', '-subject', '-issuer', '-fingerprint', '-sha1', '-nameopt', 'rfc2253'],
      made.folder,
    );
    const start = shown.search(/^subject=/m);
    return {
      name,
      certificate,
      text: shown.slice(0, start),
      compat: shown.slice(start).trim().split('\n'),
      rfc2253: other.trim().split('\n'),
    };
  }

  /** Lists every certificate where the two differ. */
  function check(look: (one: Judged) => { readonly ours: unknown; readonly theirs: unknown }): void {
    const differing = judged
      .map((one) => ({ name: one.name, ...look(one) }))
      .filter(({ ours, theirs }) => JSON.stringify(ours) !== JSON.stringify(theirs));
    expect(differing).toEqual([]);
  }

  it('the corpus has more than 300 certificates, and only characters without a place in their type were refused', () => {
    expect(judged.length).toBeGreaterThan(400);
    expect(made.refused.filter((line) => !line.includes('illegal characters'))).toEqual([]);
  });

  it('subject and issuer on one line, serial, dates, hashes old and new, fingerprint', () => {
    check(({ certificate, compat }) => ({
      theirs: compat,
      ours: [
        `subject=${oneline(certificate.subject)}`,
        `issuer=${oneline(certificate.issuer)}`,
        `serial=${certificate.serialHex}`,
        `notBefore=${opensslDate(certificate.notBefore)}`,
        `notAfter=${opensslDate(certificate.notAfter)}`,
        nameHash(certificate.subject),
        nameHash(certificate.issuer),
        nameHashOld(certificate.subject),
        nameHashOld(certificate.issuer),
        `sha256 Fingerprint=${certificate.fingerprintSha256}`,
      ],
    }));
  });

  it('names in RFC 2253, and the SHA-1 fingerprint', () => {
    check((one) => ({
      theirs: one.rfc2253,
      ours: [
        `subject=${rfc2253(one.certificate.subject)}`,
        `issuer=${rfc2253(one.certificate.issuer)}`,
        `sha1 Fingerprint=${fingerprint(one.certificate.der, 'sha1')}`,
      ],
    }));
  });

  it('version, algorithms, key', () => {
    check(({ certificate, text }) => ({
      theirs: [
        /Version: (\d)/.exec(text)?.[1],
        [...text.matchAll(/Signature Algorithm: (\S+)/g)].map((match) => match[1]),
        /Public Key Algorithm: (.*)/.exec(text)?.[1],
        /Public-Key: \((\d+) bit/.exec(text)?.[1],
        /ASN1 OID: (.*)/.exec(text)?.[1],
      ],
      ours: [
        String(certificate.version),
        [certificate.tbsSignatureAlgorithm.name, certificate.signatureAlgorithm.name],
        certificate.publicKey.algorithm.name,
        /^ed/.test(certificate.key.type) ? undefined : String(certificate.key.bits),
        certificate.key.curve === 'explicit' ? undefined : certificate.key.curve,
      ],
    }));
  });

  it('extensions with their criticality, and the text of those that tlsql understands', () => {
    check(({ certificate, text }) => {
      const theirs = textExtensions(text);
      const ours = certificate.extensions.all.map((extension, index) => ({
        heading: `${longName(extension.oid)}:${extension.critical ? ' critical' : ''}`,
        body: renderExtension(certificate, extension) ?? theirs[index]?.body,
      }));
      return { ours: [ours, certificate.extensions.problems], theirs: [theirs, []] };
    });
  });

  it('every self-signature is valid', () => {
    check(({ certificate }) => ({
      theirs: true,
      ours: signatureIsValid(
        certificate.tbs,
        certificate.signatureAlgorithm,
        certificate.signature,
        publicKeyObject(certificate.publicKey),
      ),
    }));
  });

  it('names that were written and read again are equal', () => {
    check(({ certificate: { subject } }) => {
      // A backslash is not escaped by X509_NAME_oneline, and bytes of other types are not UTF-8.
      const readable = subject.rdns.flat().every((attribute) => {
        const text = attributeText(attribute);
        return Buffer.from(text).equals(attribute.value) && !text.includes('\\');
      });
      const line = oneline(subject);
      return { ours: !readable || line === '' || oneline(parseOneline(line)) === line, theirs: true };
    });
    check(({ certificate }) => ({
      ours: rfc2253(parseRfc2253(rfc2253(certificate.subject))),
      theirs: rfc2253(certificate.subject),
    }));
  });
});

/** `Jan  1 00:00:00 2026 GMT`, as ASN1_TIME_print writes it. */
function opensslDate(date: Date): string {
  const [, day = '', month = '', year = '', time = ''] =
    /^\w+, (\d+) (\w+) (\d+) (\S+) GMT$/.exec(date.toUTCString()) ?? [];
  return `${month} ${String(Number(day)).padStart(2, ' ')} ${time} ${year} GMT`;
}
