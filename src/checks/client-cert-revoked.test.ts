import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { makeCrl } from '../../test/make/crls.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedClient } from '../../test/make/scenes.ts';
import { check } from './client-cert-revoked.ts';

const ca = makeCa('/O=Acme/CN=Root');
const leaf = makeCertificate({ subject: '/CN=db', issuer: ca });
const app = makeCertificate({ subject: '/CN=app', issuer: ca });
const seen = (crl: ReturnType<typeof makeCrl>) => refusedClient([app], { ca: [ca], chain: [leaf], crl: [crl] });

it('fires: its serial is listed', () => {
  finds(check, seen(makeCrl(ca, { revoked: [app] })), 1);
});

it('is silent: another one is', () => {
  finds(check, seen(makeCrl(ca, { revoked: [leaf] })), 0);
});
