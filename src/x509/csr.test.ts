import { describe, expect, it } from 'vitest';
import { smallKey } from '../../test/x509/small-certificate.ts';
import { checkDamage, hex, toHex } from '../../test/x509/truncations.ts';
import { buildTbsRequest, parseRequest, parseRequestFile, requestIsSigned } from './csr.ts';
import type { RawExtension } from './extension/extension.ts';
import { subjectAltName } from './extension/subject-alt-name.ts';
import { exportPublicKey } from './key-pair.ts';
import { oneline } from './name-oneline.ts';
import { parseOneline } from './name-text.ts';
import { encodePem } from './pem.ts';
import { signWithKey } from './signature.ts';

const request = (extensions: readonly RawExtension[]): Uint8Array =>
  signWithKey(
    buildTbsRequest({ subject: parseOneline('/CN=a'), publicKey: exportPublicKey(smallKey.publicKey), extensions }),
    smallKey.privateKey,
  );

describe('parseRequest', () => {
  it('reads what was built', () => {
    const csr = parseRequest(request([subjectAltName([{ kind: 'dns', value: 'b' }])]));
    expect(oneline(csr.subject)).toBe('/CN=a');
    expect(csr.requestedExtensions.subjectAltName).toEqual([{ kind: 'dns', value: 'b' }]);
    expect(csr.attributes.map(({ oid }) => oid)).toEqual(['1.2.840.113549.1.9.14']);
    expect(csr.publicKey.description.type).toBe('ed25519');
    expect(requestIsSigned(csr)).toBe(true);
  });

  it('tells a request that was changed', () => {
    expect(requestIsSigned(parseRequest(hex(toHex(request([])).replace('0c0161', '0c0162'))))).toBe(false);
  });

  it('reads requests without extensions', () => {
    expect(parseRequest(request([])).requestedExtensions.all).toEqual([]);
  });

  it('ends in a coded error whatever is damaged', () => {
    checkDamage(request([subjectAltName([{ kind: 'dns', value: 'b' }])]), (bytes) => parseRequest(bytes));
  });
});

it('reads PEM and DER files', () => {
  const der = request([]);
  for (const bytes of [
    der,
    Buffer.from(encodePem('CERTIFICATE REQUEST', der)),
    Buffer.from(encodePem('NEW CERTIFICATE REQUEST', der)),
  ]) {
    expect(oneline(parseRequestFile(bytes, 'f').subject)).toBe('/CN=a');
  }
  expect(() => parseRequestFile(Buffer.from(encodePem('CERTIFICATE', der)), 'f')).toThrow(
    expect.objectContaining({ code: 'pem-wrong-block' }),
  );
});
