import { expect, it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds, fixOf } from '../../test/make/finds.ts';
import { refusedName } from '../../test/make/scenes.ts';
import { check } from './server-cert-name-not-counted.ts';

const ca = makeCa('/CN=Root');
const named = (san: string) =>
  makeCertificate({ subject: '/CN=db', issuer: ca, extensions: [`subjectAltName=${san}`] });

it('fires: a port in the name, and the new certificate gets the name alone', () => {
  const facts = refusedName('db.example', named('DNS:db.example:3306'));
  const [found] = finds(check, facts, 1);
  expect(fixOf(found, facts)[0]).toContain('--san DNS:db.example --ca');
});

it('is silent: a good wildcard of another domain', () => {
  finds(check, refusedName('db.example.test', named('DNS:*.example.com')), 0);
});
