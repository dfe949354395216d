import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedChain } from '../../test/make/scenes.ts';
import { check } from './mysql-auto-cert-used-instead.ts';

const ca = makeCa('/O=Acme/CN=Root');
const leaf = makeCertificate({ subject: '/O=Acme/CN=db.example.test', issuer: ca });
const foreign = makeCa('/O=Other/CN=Foreign');
const auto = makeCertificate({ subject: '/CN=MySQL_Server_9.7.4_Auto_Generated_Server_Certificate', issuer: ca });

it("fires: MySQL's own certificate", () => {
  finds(check, refusedChain('SELF_SIGNED_CERT_IN_CHAIN', [auto], [foreign]), 1);
});

it('is silent: another name', () => {
  finds(check, refusedChain('SELF_SIGNED_CERT_IN_CHAIN', [leaf, ca], [foreign]), 0);
});
