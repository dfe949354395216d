import { expect, it } from 'vitest';
import type { GeneralName } from '../extension/general-name.ts';
import { parseOneline } from '../name-text.ts';
import { constraintAgainst } from './subtree-match.ts';

const text = (kind: 'dns' | 'email' | 'uri', value: string): GeneralName => ({ kind, value });
const ip = (...bytes: readonly number[]): GeneralName => ({ kind: 'ip', value: '', bytes: Uint8Array.from(bytes) });
const directory = (name: string): GeneralName => ({ kind: 'directory', name: parseOneline(name) });
const outside = 'X509_V_ERR_PERMITTED_VIOLATION';
const badSyntax = 'X509_V_ERR_UNSUPPORTED_NAME_SYNTAX';

it.each<[string, GeneralName, GeneralName, string | undefined]>([
  ['dns below', text('dns', 'a.Example.org'), text('dns', 'example.ORG'), undefined],
  ['dns alike', text('dns', 'badexample.org'), text('dns', 'example.org'), outside],
  ['dns with a dot', text('dns', 'example.org'), text('dns', '.example.org'), outside],
  ['email host', text('email', 'a@example.org'), text('email', 'example.org'), undefined],
  ['email below', text('email', 'a@x.example.org'), text('email', 'example.org'), outside],
  ['email one', text('email', 'A@example.org'), text('email', 'a@example.org'), outside],
  ['email none', text('email', 'example.org'), text('email', 'example.org'), badSyntax],
  ['uri', text('uri', 'mysql://example.org:3306/x'), text('uri', 'example.org'), undefined],
  ['uri without host', text('uri', 'urn:x'), text('uri', 'example.org'), badSyntax],
  ['ip', ip(10, 9, 8, 7), ip(10, 0, 0, 0, 255, 0, 0, 0), undefined],
  ['ip other family', ip(10, 9, 8, 7), ip(...Array<number>(32).fill(0)), outside],
  ['directory', directory('/C=PT/O=EXAMPLE/CN=a'), directory('/C=PT/O=Example'), undefined],
  [
    'registered id',
    { kind: 'registeredId', value: '1.2' },
    { kind: 'registeredId', value: '1.2' },
    'X509_V_ERR_UNSUPPORTED_CONSTRAINT_TYPE',
  ],
  ['another kind', text('dns', 'a'), text('uri', 'b'), undefined],
])('%s', (_, name, base, expected) => {
  const subtree = { base, minimum: 0, maximum: undefined };
  expect(constraintAgainst(name, { permitted: [subtree], excluded: undefined })).toBe(expected);
});

it('what is excluded is out even when it is permitted', () => {
  const subtree = { base: text('dns', 'example.org'), minimum: 0, maximum: undefined };
  const both = { permitted: [subtree], excluded: [subtree] };
  expect(constraintAgainst(text('dns', 'a.example.org'), both)).toBe('X509_V_ERR_EXCLUDED_VIOLATION');
});

it('ranges are not supported', () => {
  const permitted = [{ base: text('dns', 'example.org'), minimum: 1, maximum: undefined }];
  expect(constraintAgainst(text('dns', 'a'), { permitted, excluded: undefined })).toBe('X509_V_ERR_SUBTREE_MINMAX');
});
