import { expect, it } from 'vitest';
import { type Made, makeCa, makeCertificate } from '../../../test/make/certificates.ts';
import { refusedChain } from '../../../test/make/scenes.ts';
import { bundleMends, outdatedBundle } from './cloud-bundle.ts';
import { knownAll } from './known-certificate.ts';

const amazon = '/O=Amazon Web Services, Inc./OU=Amazon RDS/CN=Amazon RDS';
const [old, next] = [makeCa(`${amazon} Root 2019 CA`), makeCa(`${amazon} eu-west-1 Root CA RSA2048 G1`)];
const leaf = makeCertificate({ subject: '/CN=db', issuer: next });
const own = makeCertificate({ subject: '/CN=db', issuer: makeCa('/CN=Own') });
const azure = makeCa('/C=IE/O=Baltimore/OU=CyberTrust/CN=Baltimore CyberTrust Root');

function check(chain: Made, trusted: Made, host: string, provider: string | undefined): void {
  const ders = (made: Made) => knownAll([made.der]);
  expect(outdatedBundle({ chain: ders(chain), trusted: ders(trusted), host, at: host })?.evidence.provider).toBe(
    provider,
  );
}

it('knows a bundle of the provider by its CAs', () => {
  check(leaf, old, 'db', 'Amazon RDS');
  check(own, azure, 'x.mysql.database.azure.com', 'Azure Database');
});

it('is silent about others', () => {
  check(own, old, 'db', undefined);
  check(leaf, makeCa('/CN=Own'), 'x.rds.amazonaws.com', undefined);
  check(own, azure, 'db.example.test', undefined);
});

it('fetches the present one', () => {
  const facts = refusedChain('SELF_SIGNED_CERT_IN_CHAIN', [leaf], [old]);
  expect(bundleMends(facts)).toMatchObject([
    { kind: 'by-hand', line: expect.stringContaining('global-bundle.pem') },
    { kind: 'look', line: expect.stringContaining('--ssl-ca=ca-bundle.pem') },
  ]);
  expect(bundleMends(refusedChain('SELF_SIGNED_CERT_IN_CHAIN', [own], [old]))).toEqual([]);
});
