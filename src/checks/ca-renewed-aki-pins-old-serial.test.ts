import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedChain } from '../../test/make/scenes.ts';
import { check } from './ca-renewed-aki-pins-old-serial.ts';

const ca = makeCa('/CN=Root', { serial: '7' });
const again = makeCa('/CN=Root', { sameKeyAs: ca, serial: '8' });
const extensions = ['authorityKeyIdentifier=keyid,issuer:always'];
const leaf = makeCertificate({ subject: '/CN=db', issuer: ca, extensions });

it('fires: the serial is another', () => {
  finds(check, refusedChain('UNABLE_TO_VERIFY_LEAF_SIGNATURE', [leaf], [again]), 1);
});

it('is silent: the same serial', () => {
  finds(check, refusedChain('UNABLE_TO_VERIFY_LEAF_SIGNATURE', [leaf], [ca]), 0);
});
