import { expect, it } from 'vitest';
import { certFile, makeCa } from '../../../test/make/certificates.ts';
import { makeFacts } from '../../../test/make/facts.ts';
import { fileAt } from '../../../test/make/files.ts';
import { namedStores } from './key-stores.ts';

it('names the option and tells PEM', () => {
  const file = fileAt('/0755 ca.pem:0644', certFile(makeCa('/CN=CA')));
  const driver = {
    id: 'connector-j-9',
    options: { trustCertificateKeyStoreUrl: 'file:/ca.pem' },
    tls: { asks: 'must', verifiesChain: true, verifiesName: false },
    problems: [],
    stores: { ca: { file } },
  } as const;
  expect(namedStores(makeFacts({ client: { driver } }))).toMatchObject([
    { role: 'ca', option: 'trustCertificateKeyStoreUrl', pem: true },
  ]);
  expect(namedStores(makeFacts())).toEqual([]);
});
