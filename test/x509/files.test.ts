import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TlsqlError } from '../../src/base/error.ts';
import { parseCertificate, parseCertificates } from '../../src/x509/certificate.ts';
import { parseRequestFile, requestIsSigned } from '../../src/x509/csr.ts';
import { exportPublicKey } from '../../src/x509/key-pair.ts';
import { encodePem, readPem } from '../../src/x509/pem.ts';
import { keyMatchesCertificate, readPrivateKey } from '../../src/x509/private-key.ts';
import { hasOpenssl, mustOpenssl, openssl } from './openssl.ts';
import { smallCertificate } from './small-certificate.ts';

// Files as the openssl program writes them, and files as people leave them behind.
describe.skipIf(!hasOpenssl)('files', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tlsql-files-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const bytesOf = (file: string): Uint8Array => readFileSync(join(folder, file));

  it('private keys in every form and cipher are read with their passphrase', async () => {
    await mustOpenssl(['genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024', '-out', 'rsa.pem'], folder);
    await mustOpenssl(['ecparam', '-name', 'secp384r1', '-genkey', '-out', 'ec.pem'], folder);
    const pass = ['-passout', 'pass:secret'];
    const recipes: [string, string[]][] = [
      ['rsa.pem', []],
      ['ec.pem', []],
      ...['aes128', 'aes192', 'aes256', 'des3', 'camellia256', 'aria256'].flatMap((cipher): [string, string[]][] => [
        [`rsa-${cipher}`, ['rsa', '-in', 'rsa.pem', '-traditional', `-${cipher}`, ...pass]],
        [`ec-${cipher}`, ['ec', '-in', 'ec.pem', `-${cipher}`, ...pass]],
        [
          `pkcs8-${cipher}`,
          [
            'pkcs8',
            '-topk8',
            '-in',
            'rsa.pem',
            '-v2',
            cipher.replace(/(aes|camellia|aria)(\d+)/, '$1-$2-cbc'),
            ...pass,
          ],
        ],
      ]),
      ['pkcs8-scrypt', ['pkcs8', '-topk8', '-in', 'ec.pem', '-scrypt', ...pass]],
      ['pkcs8-sha512', ['pkcs8', '-topk8', '-in', 'ec.pem', '-v2prf', 'hmacWithSHA512', '-v2', 'aes-256-cbc', ...pass]],
      ['pkcs8-v1', ['pkcs8', '-topk8', '-in', 'ec.pem', '-v1', 'PBE-SHA1-3DES', ...pass]],
      ['rsa-der', ['rsa', '-in', 'rsa.pem', '-traditional', '-outform', 'DER']],
      ['ec-der', ['ec', '-in', 'ec.pem', '-outform', 'DER']],
      ['pkcs8-der', ['pkcs8', '-topk8', '-in', 'ec.pem', '-nocrypt', '-outform', 'DER']],
      ['pkcs8-enc-der', ['pkcs8', '-topk8', '-in', 'ec.pem', '-outform', 'DER', ...pass]],
    ];
    for (const [name, args] of recipes) {
      if (args.length > 0) await mustOpenssl([...args, '-out', name], folder);
      const key = readPrivateKey(bytesOf(name), name, 'secret');
      const theirs = await mustOpenssl(['pkey', '-in', name, '-passin', 'pass:secret', '-pubout'], folder);
      expect(encodePem('PUBLIC KEY', exportPublicKey(key.key)), name).toBe(theirs);
      expect(key.encrypted, name).toBe(args.includes('-passout'));
    }
  });

  it('a key fits its certificate and no other', async () => {
    for (const [name, algorithm] of [
      ['one', ['EC', '-pkeyopt', 'ec_paramgen_curve:P-256']],
      ['two', ['EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-pkeyopt', 'ec_param_enc:explicit']],
      ['three', ['RSA-PSS', '-pkeyopt', 'rsa_keygen_bits:2048']],
    ] as const) {
      await mustOpenssl(['genpkey', '-algorithm', ...algorithm, '-out', `${name}.key`], folder);
      await mustOpenssl(
        ['req', '-x509', '-new', '-key', `${name}.key`, '-subj', `/CN=${name}`, '-out', `${name}.pem`],
        folder,
      );
    }
    const names = ['one', 'two', 'three'];
    for (const a of names) {
      for (const b of names) {
        const [certificate] = parseCertificates(bytesOf(`${b}.pem`), b);
        if (certificate === undefined) throw new Error(b);
        expect(keyMatchesCertificate(readPrivateKey(bytesOf(`${a}.key`), a).key, certificate), `${a} ${b}`).toBe(
          a === b,
        );
      }
    }
  });

  it('requests are read as they were made', async () => {
    await mustOpenssl(
      [
        'req',
        '-new',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-keyout',
        'r.key',
        '-subj',
        '/CN=r',
        '-addext',
        'subjectAltName=DNS:r,IP:10.0.0.1',
        '-addext',
        'keyUsage=digitalSignature',
        '-out',
        'r.csr',
      ],
      folder,
    );
    const request = parseRequestFile(bytesOf('r.csr'), 'r.csr');
    expect(requestIsSigned(request)).toBe(true);
    expect(request.requestedExtensions).toMatchObject({
      keyUsage: ['digitalSignature'],
      subjectAltName: [{ value: 'r' }, { value: '10.0.0.1' }],
    });
  });

  it('PEM with anything around it is read exactly where openssl reads it', async () => {
    const certificate = smallCertificate();
    const pem = encodePem('CERTIFICATE', certificate);
    const base64 = pem.split('\n').slice(1, -2).join('\n');
    const body = (text: string): string => `-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----\n`;
    const files: Record<string, string | Uint8Array> = {
      plain: pem,
      text: `subject=CN = a\n\n${pem}more\n`,
      crlf: pem.replaceAll('\n', '\r\n'),
      cr: pem.replaceAll('\n', '\r'),
      blanks: pem.replaceAll('\n', ' \t \n'),
      indented: pem.replace(/^/gm, ' '),
      'indented body': pem.replace(/^(?!-)/gm, ' '),
      bom: `\ufeff${pem}`,
      'bom after text': `text\n\ufeff${pem}`,
      utf16: Buffer.from(`\ufeff${pem}`, 'utf16le'),
      'utf16 without mark': Buffer.from(pem, 'utf16le'),
      'one line': pem.replaceAll('\n', ' '),
      escaped: pem.replaceAll('\n', '\\n'),
      'no end of line': pem.trimEnd(),
      'long line': body(base64.replaceAll('\n', '')),
      'long lines of 76': body(base64.replaceAll('\n', '').replace(/.{76}/g, '$&\n')),
      'short lines': body(base64.replaceAll('\n', '').replace(/.{5}/g, '$&\n')),
      'blank line first': body(`\n${base64}`),
      'blank line last': body(`${base64}\n`),
      'blank line inside': body(base64.replace('\n', '\n\n')),
      'blank inside a line': body(base64.replace(/^(.{10})/, '$1 ')),
      'quotes around': pem.replace(/^.*$/gm, '"$&"'),
      'no end': pem.replace(/-----END.*\n/, ''),
      'other end': pem.replace('END CERTIFICATE', 'END X509 CRL'),
      'short dashes': pem.replace('-----BEGIN', '----BEGIN'),
      'short end dashes': pem.replace('-----END', '----END'),
      'lower case': pem.replace('BEGIN CERTIFICATE', 'begin certificate'),
      'trailing text at begin': pem.replace('BEGIN CERTIFICATE-----', 'BEGIN CERTIFICATE----- x'),
      'bad character': body(base64.replace(/^(.{10})./, '$1*')),
      'bad quote': body(base64.replace(/^(.{10})./, '$1\u201c')),
      'character missing': body(base64.replace(/^(.{10})./, '$1')),
      'last character missing': body(base64.slice(0, -1)),
      'padding inside': body(base64.replace(/^(.{10})./, '$1=')),
      'url safe': body(base64.replaceAll('+', '-').replaceAll('/', '_')),
      'no body': body(''),
      'x509 label': pem.replaceAll('CERTIFICATE', 'X509 CERTIFICATE'),
      'other block first': `${encodePem('EC PARAMETERS', Uint8Array.of(5, 0))}${pem}`,
      'damaged block first': `${encodePem('EC PARAMETERS', Uint8Array.of(5, 0)).replace('BQA=', 'B*A=')}${pem}`,
      'open block first': `-----BEGIN EC PARAMETERS-----\n${pem}`,
      twice: pem + pem,
      header: pem.replace('-----\n', '-----\nComment: x\n\n'),
      'nul inside': pem.replace('\n', '\n\0'),
      'form feed': pem.replaceAll('\n', '\f\n'),
      empty: '',
    };
    const differing: unknown[] = [];
    for (const [name, content] of Object.entries(files)) {
      writeFileSync(join(folder, 'f.pem'), content);
      const theirs =
        (await openssl(['crl2pkcs7', '-nocrl', '-certfile', 'f.pem'], folder)).status === 0 &&
        (await firstReads(folder));
      const ours = reads(Buffer.from(content));
      if (ours !== theirs)
        differing.push({
          name,
          ours,
          theirs,
          problems: readPem(Buffer.from(content), 'f').problems.map(({ error }) => error.message),
        });
    }
    expect(differing).toEqual([]);
  });
});

/** Whether `openssl verify` finds a certificate in the file: it reads with PEM_read_bio_X509, as servers do. */
async function firstReads(folder: string): Promise<boolean> {
  const { stderr, stdout } = await openssl(
    ['verify', '-no-CApath', '-no-CAstore', '-CAfile', 'f.pem', '-partial_chain', '-no_check_time', 'f.pem'],
    folder,
  );
  return !/Could not|unable to load|Error loading/i.test(stderr + stdout);
}

function reads(bytes: Uint8Array): boolean {
  try {
    return (
      parseCertificates(bytes, 'f').length > 0 &&
      parseCertificate(parseCertificates(bytes, 'f')[0]?.der ?? bytes) !== undefined
    );
  } catch (error) {
    expect(error).toBeInstanceOf(TlsqlError);
    return false;
  }
}
