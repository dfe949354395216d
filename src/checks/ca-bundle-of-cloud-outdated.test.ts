import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedChain } from '../../test/make/scenes.ts';
import { check } from './ca-bundle-of-cloud-outdated.ts';

const amazon = '/O=Amazon Web Services, Inc./OU=Amazon RDS/CN=Amazon RDS';
const next = makeCa(`${amazon} eu-west-1 Root CA RSA2048 G1`);
const leaf = makeCertificate({ subject: '/CN=db', issuer: next });
const code = 'SELF_SIGNED_CERT_IN_CHAIN';

it('fires: the bundle has the root before', () => {
  finds(check, refusedChain(code, [leaf, next], [makeCa(`${amazon} Root 2019 CA`)]), 1);
});

it('is silent: a CA of somebody else was given', () => {
  finds(check, refusedChain(code, [leaf, next], [makeCa('/CN=Own')]), 0);
});
