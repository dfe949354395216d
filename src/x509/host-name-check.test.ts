import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type CertificateSpec, ext, extension, general, issue } from '../../test/x509/verify-pki.ts';
import { parseCertificate } from './certificate.ts';
import { octetString } from './der-write.ts';
import { checkHost, checkIp, namesForHosts } from './host-name-check.ts';
import { readOpensslIp } from './host-name-ip.ts';
import { makeName } from './name.ts';

/** Our verdict is OpenSSL 3.0's: a Node with a later one reads addresses and certificates more strictly. */
const judged = it.runIf(process.versions.openssl.startsWith('3.0.'));

/** Compares with OpenSSL's own X509_check_host and X509_check_ip_asc, which node:crypto calls. */
function judge(spec: CertificateSpec, host: string): void {
  const { der } = issue({ key: 'ed25519', ...spec });
  const theirs = new X509Certificate(der);
  const ours = parseCertificate(der);
  const address = readOpensslIp(host);
  expect({
    host: checkHost(ours, host) !== undefined,
    ip: address === undefined ? 'no address' : checkIp(ours, address) !== undefined,
  }).toEqual({
    host: attempt(() => theirs.checkHost(host) !== undefined),
    ip: attempt(() => theirs.checkIP(host) !== undefined),
  });
}

/** node:crypto throws where OpenSSL says that the text is no address. */
function attempt(ask: () => boolean): boolean | string {
  try {
    return ask();
  } catch (error) {
    return error instanceof TypeError && error.message === 'Invalid IP' ? 'no address' : String(error);
  }
}

const label = fc.constantFrom(
  'a',
  'b',
  'A',
  '*',
  'a*',
  '*a',
  'xn--a',
  'xn--*',
  'a-',
  '-a',
  'a-b',
  'a_b',
  '',
  '10',
  '1',
  'a*b',
  '**',
  'ä',
);
const dotted = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'));
const names = fc.oneof(dotted, fc.string({ maxLength: 6, unit: 'binary-ascii' }), fc.constantFrom('10.0.0.1', '::1'));
const hosts = names.filter((name) => !name.includes('\0'));

judged(
  'dNSNames match as in OpenSSL',
  () => {
    fc.assert(
      fc.property(fc.array(names, { minLength: 1, maxLength: 3 }), hosts, (values, host) => {
        judge({ subject: '/CN=a.b.a', extensions: [ext.san(...values.map((value) => general.dns(value)))] }, host);
      }),
      { numRuns: 400 },
    );
  },
  60_000,
);

judged(
  'common names match as in OpenSSL where there is no dNSName',
  () => {
    const tags = fc.constantFrom(0x0c, 0x13, 0x14, 0x16, 0x1e, 0x1c);
    const attribute = fc.record({ tag: tags, text: hosts }).map(({ tag, text }) => ({
      oid: '2.5.4.3',
      tag,
      value:
        tag === 0x1e
          ? Buffer.from(text, 'utf16le').swap16()
          : tag === 0x1c
            ? wide(text)
            : Buffer.from(text, tag === 0x0c ? 'utf8' : 'latin1'),
    }));
    fc.assert(
      fc.property(fc.array(attribute, { minLength: 1, maxLength: 2 }), hosts, (attributes, host) => {
        const subject = makeName(attributes.map((each) => [each]));
        judge({ subject, issuer: '/CN=b', extensions: [ext.san(general.ip(10, 0, 0, 1))] }, host);
      }),
      { numRuns: 300 },
    );
  },
  60_000,
);

judged(
  'addresses match as in OpenSSL',
  () => {
    const group = fc.constantFrom('0', '1', '', 'ffff', '10.0.0.1', '12345', 'g');
    const address = fc.oneof(
      fc.ipV4(),
      fc.ipV6(),
      fc.array(group, { minLength: 1, maxLength: 9 }).map((groups) => groups.join(':')),
      fc.constantFrom(' 1.2.3.4', '1.2.3.4 x', '+1.2.3.4', '01.2.3.4', '1.2.3.4.', '1.2.3', '::1', '::', '1::'),
    );
    fc.assert(
      fc.property(address, (host) => {
        const bytes = readOpensslIp(host) ?? Uint8Array.of(1, 2, 3, 4);
        judge({ extensions: [ext.san(general.ip(...bytes))] }, host);
      }),
      { numRuns: 300 },
    );
  },
  60_000,
);

judged('a damaged extension counts as none, bytes after it do not damage it', () => {
  const more = Buffer.concat([ext.san(general.dns('c')).value, Buffer.of(0)]);
  judge({ subject: '/CN=a.b', extensions: [extension('2.5.29.17', more)] }, 'c');
  judge({ subject: '/CN=a.b', extensions: [extension('2.5.29.17', octetString())] }, 'a.b');
  judge({ subject: '/CN=a.b', extensions: [ext.san(general.dns('c')), ext.san(general.dns('d'))] }, 'a.b');
});

it('says what a host is compared with', () => {
  const { der } = issue({ subject: '/CN=a', extensions: [ext.san(general.ip(10, 0, 0, 1))] });
  expect(namesForHosts(parseCertificate(der))).toEqual(['IP Address:10.0.0.1', 'CN=a']);
});

function wide(text: string): Buffer {
  return Buffer.concat(
    [...text].map((char) => Buffer.from([0, 0, (char.codePointAt(0) ?? 0) >> 8, (char.codePointAt(0) ?? 0) & 255])),
  );
}
