import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { makeCrl } from '../../test/make/crls.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedClient } from '../../test/make/scenes.ts';
import { check } from './ca-without-crlsign.ts';

const extensions = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign'];
const ca = makeCa('/O=Acme/CN=Root', { extensions });
const leaf = makeCertificate({ subject: '/CN=db', issuer: ca });
const app = makeCertificate({ subject: '/CN=app', issuer: ca });

it('fires: the CRL is of a CA that may sign none', () => {
  finds(check, refusedClient([app], { ca: [ca], chain: [leaf], crl: [makeCrl(ca)] }), 1);
});

it('is silent: nobody asks for CRLs', () => {
  finds(check, refusedClient([app], { ca: [ca], chain: [leaf] }), 0);
});
