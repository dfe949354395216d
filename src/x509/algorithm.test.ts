import { expect, it } from 'vitest';
import { checkDamage, hex } from '../../test/x509/truncations.ts';
import { parsePssParameters, readAlgorithm } from './algorithm.ts';
import { DerReader } from './der.ts';

const parse = (bytes: Uint8Array): ReturnType<typeof readAlgorithm> => {
  const reader = new DerReader(bytes, 'algorithm');
  const algorithm = readAlgorithm(reader, 'algorithm');
  reader.end();
  return algorithm;
};

it('reads algorithms with and without parameters', () => {
  const ecdsa = hex('300a06082a8648ce3d040302');
  expect(parse(ecdsa)).toEqual({
    oid: '1.2.840.10045.4.3.2',
    name: 'ecdsa-with-SHA256',
    parameters: undefined,
    der: ecdsa,
  });
  expect(parse(hex('300d06092a864886f70d01010b0500'))).toMatchObject({
    name: 'sha256WithRSAEncryption',
    parameters: hex('0500'),
  });
  checkDamage(ecdsa, parse);
});

it('reads RSASSA-PSS parameters and their defaults', () => {
  const sha1 = '1.3.14.3.2.26';
  expect(parsePssParameters(undefined)).toEqual({ hash: sha1, mgfHash: sha1, saltLength: 20 });
  expect(parsePssParameters(hex('3000'))).toEqual({ hash: sha1, mgfHash: sha1, saltLength: 20 });
  // What `openssl req -newkey rsa-pss -sigopt rsa_pss_saltlen:32` writes.
  const bytes = hex(
    '3034a00f300d06096086480165030402010500a11c301a06092a864886f70d010108300d06096086480165030402010500a203020120',
  );
  const sha256 = '2.16.840.1.101.3.4.2.1';
  expect(parsePssParameters(bytes)).toEqual({ hash: sha256, mgfHash: sha256, saltLength: 32 });
  checkDamage(bytes, parsePssParameters);
});
