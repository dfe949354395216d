import { expect, it } from 'vitest';
import { certFile, makeCa, makeCertificate } from '../../../test/make/certificates.ts';
import { reissueWords } from './reissue-words.ts';
import { certificatesIn } from './trust-store.ts';
import type { Whose } from './verify-fault.ts';

const issuer = makeCa('/CN=CA');
const bound = makeCa('/CN=Bound', {
  extensions: ['basicConstraints=critical,CA:TRUE', 'nameConstraints=critical,permitted;DNS:corp.test'],
});
const constraints = certificatesIn(certFile(bound)).flatMap(({ extensions }) => extensions.nameConstraints ?? []);

function check(
  names: string,
  more: string | undefined,
  expected: string,
  { whose = 'server' as Whose, held = false, permitted = true, subject = '/CN=db.test' } = {},
): void {
  const extensions = names === '' ? [] : [`subjectAltName=${names}`];
  const [leaf] = certificatesIn(certFile(makeCertificate({ subject, issuer, extensions })));
  if (leaf === undefined) throw new Error('no certificate');
  const said = reissueWords(leaf, whose, more, held ? constraints : []);
  expect([said.words, said.permitted]).toEqual([expected, permitted]);
}

it('keeps the names and adds one', () => {
  check('DNS:a.test,IP:10.0.0.1', undefined, 'db.test --san DNS:a.test,IP:10.0.0.1');
  check('DNS:a.test', '10.0.0.2', 'db.test --san DNS:a.test,IP:10.0.0.2');
  check('DNS:10.0.0.2', undefined, 'db.test --san IP:10.0.0.2');
  check('', undefined, 'db.test');
});

it('keeps the subject of a client', () => {
  check('', undefined, 'alice --subject /C=DE/CN=alice', { whose: 'client', subject: '/C=DE/CN=alice' });
});

it('puts the subject of a client below the name that its CA permits', () => {
  const narrow = makeCa('/CN=Narrow', {
    extensions: [
      'basicConstraints=critical,CA:TRUE',
      'nameConstraints=critical,permitted;dirName:only',
      '[only]',
      'O=A',
    ],
  });
  const [leaf] = certificatesIn(certFile(makeCertificate({ subject: '/O=B/CN=alice', issuer, extensions: [] })));
  const own = certificatesIn(certFile(narrow)).flatMap(({ extensions }) => extensions.nameConstraints ?? []);
  expect(leaf && reissueWords(leaf, 'client', undefined, own).words).toBe('alice --subject /O=A/CN=alice');
});

it('leaves out what a CA above does not permit, the common name as well', () => {
  check('DNS:a.test,DNS:a.corp.test', undefined, 'a.corp.test --san DNS:a.corp.test', { held: true });
  check('DNS:a.test,IP:10.0.0.1', undefined, "10.0.0.1 --san IP:10.0.0.1 --subject '/CN=MySQL server'", { held: true });
  check('DNS:a.corp.test', 'b.test', 'a.corp.test --san DNS:a.corp.test', { held: true, permitted: false });
  check('DNS:a.test', undefined, 'db.test', { held: true, permitted: false });
});
