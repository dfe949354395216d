import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { makeCrl } from '../../test/make/crls.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedClient } from '../../test/make/scenes.ts';
import { check } from './crl-signed-by-other-key.ts';

const ca = makeCa('/O=Acme/CN=Root');
const leaf = makeCertificate({ subject: '/CN=db', issuer: ca });
const app = makeCertificate({ subject: '/CN=app', issuer: ca });
const seen = (crl: ReturnType<typeof makeCrl>) => refusedClient([app], { ca: [ca], chain: [leaf], crl: [crl] });

it('fires: a CA of the same name signed it', () => {
  finds(check, seen(makeCrl(ca, { key: makeCa('/O=Acme/CN=Root') })), 1);
});

it('is silent: the key is that of the CA', () => {
  finds(check, seen(makeCrl(ca)), 0);
});
