import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedChain } from '../../test/make/scenes.ts';
import { check } from './cert-critical-extension-unknown.ts';

const ca = makeCa('/O=Acme/CN=Root');
const strange = makeCertificate({
  subject: '/CN=db',
  issuer: ca,
  extensions: ['1.2.3.4.5=critical,ASN1:UTF8String:x'],
});
const tolerated = makeCertificate({ subject: '/CN=db', issuer: ca, extensions: ['1.2.3.4.5=ASN1:UTF8String:x'] });

it('fires: critical', () => {
  finds(check, refusedChain('UNSPECIFIED', [strange], [ca]), 1);
});

it('is silent: not critical', () => {
  finds(check, refusedChain('UNSPECIFIED', [tolerated], [ca]), 0);
});
