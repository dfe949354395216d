import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { makeCrl } from '../../test/make/crls.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedClient } from '../../test/make/scenes.ts';
import { check } from './crl-expired.ts';

const ca = makeCa('/O=Acme/CN=Root');
const leaf = makeCertificate({ subject: '/CN=db', issuer: ca });
const app = makeCertificate({ subject: '/CN=app', issuer: ca });
const seen = (crl: ReturnType<typeof makeCrl>) => refusedClient([app], { ca: [ca], chain: [leaf], crl: [crl] });

it('fires: nextUpdate is past', () => {
  finds(check, seen(makeCrl(ca, { from: -9, to: -1 })), 1);
});

it('fires for the server alone, without a client certificate', () => {
  const { client: _client, wire: _wire, ...server } = seen(makeCrl(ca, { from: -9, to: -1 }));
  finds(check, server, 1);
});

it('is silent: it is good for another month', () => {
  finds(check, seen(makeCrl(ca)), 0);
});
