import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeCa, makeCertificate } from '../../../test/make/certificates.ts';
import { denied, withoutTls } from '../../../test/make/scenes.ts';
import { type Difference, difference, foundRequire, marked, requireProblem } from './require-compare.ts';

const real = '/C=DE/O=Acme/OU=Ops/CN=alice';
const check = (stored: string, expected: Difference | undefined, against = real): void =>
  expect(difference(stored, against), stored).toBe(expected);

it('names the difference', () => {
  check(real, undefined);
  check('CN=alice,OU=Ops,O=Acme,C=DE', 'not-oneline');
  check('/C=de/O=acme/OU=ops/CN=Alice', 'case');
  check('/C=DE/O=Acme/OU=Ops/CN=alice ', 'space');
  check('/CN=alice/OU=Ops/O=Acme/C=DE', 'rdn-order');
  check('/C=DE/O=Acme/CN=alice', 'partial');
  check('/C=DE/O=Acme/OU=Ops/commonName=alice', 'short-name');
  check('/C=DE/O=Acme/OU=Ops/CN=bob', 'other');
  check('/CN=MxC3xBCller', 'backslash-lost', '/CN=M\\xC3\\xBCller');
  check('/CN=Müller', 'non-ascii', '/CN=M\\xC3\\xBCller');
  check('/OU=Ops/CN=frank', 'multi-valued', '/OU=Ops+CN=frank');
  check('/O=AC\\/DC', undefined, '/O=AC\\/DC');
});

it('is equal only when the texts are', () => {
  fc.assert(fc.property(fc.string(), fc.string(), (a, b) => (difference(a, b) === undefined) === (a === b)));
});

it('marks the first place where they part', () => {
  expect(marked('/CN=a', '/CN=b')).toEqual({ stored: '/CN=»a«', real: '/CN=»b«', from: 4 });
});

it('checks cipher, issuer and subject in the order of the servers, and mends all at once', () => {
  const certificate = makeCertificate({ subject: '/CN=alice', issuer: makeCa('/CN=CA') });
  const clause = { kind: 'SPECIFIED', subject: '/CN=bob', issuer: '/CN=X' } as const;
  expect(requireProblem(denied(clause, { certificate }))).toMatchObject({
    id: 'require-issuer-mismatch',
    mends: [
      { kind: 'sql', sql: "ALTER USER 'app'@'%' REQUIRE SUBJECT '/CN=alice' AND ISSUER '/CN=CA'" },
      { kind: 'prove' },
    ],
  });
  expect(requireProblem(denied({ ...clause, cipher: 'X' }, { certificate }))?.id).toBe('require-cipher-not-negotiated');
  expect(requireProblem(withoutTls(denied(clause)))?.id).toBe('require-ssl-plain-client');
  expect(requireProblem(denied({ kind: 'NONE' }))).toBeUndefined();
  expect(
    foundRequire('require-subject-mismatch')(denied({ kind: 'SPECIFIED', subject: '/CN=alice' }, { certificate })),
  ).toEqual([]);
});
