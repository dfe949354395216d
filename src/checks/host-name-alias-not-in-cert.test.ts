import { expect, it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds, fixOf } from '../../test/make/finds.ts';
import { refusedName } from '../../test/make/scenes.ts';
import { check } from './host-name-alias-not-in-cert.ts';
import { check as mismatch } from './host-name-mismatch.ts';

const leaf = makeCertificate({
  subject: '/CN=db',
  issuer: makeCa('/CN=Root'),
  extensions: ['subjectAltName=DNS:db1.example'],
});

/** A client that connected to lb.example, whose other names are these. */
function alias(...names: string[]) {
  const facts = refusedName('lb.example', leaf);
  const otherNames = names.map((name) => ({ name, by: 'CNAME' }) as const);
  const name = { host: 'lb.example', addresses: ['192.0.2.7'], ...(names.length === 0 ? {} : { otherNames }) };
  return { ...facts, wire: { attempts: facts.wire?.attempts ?? [], name } };
}

it('fires: another name of the host is in the certificate', () => {
  const facts = alias('db1.example');
  const [found] = finds(check, facts, 1);
  expect(found?.evidence).toMatchObject({ name: 'lb.example', otherName: 'db1.example', knownBy: 'CNAME' });
  expect(fixOf(found, facts).at(-1)).toContain('db1.example');
  finds(mismatch, facts, 0);
});

it('is silent: no other name is known', () => {
  finds(check, alias(), 0);
  finds(mismatch, alias(), 1);
});
