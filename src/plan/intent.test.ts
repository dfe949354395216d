import { expect, it } from 'vitest';
import { clauseOf } from './intent.ts';

it('makes the clause', () => {
  const account = { user: 'app', host: '%' };
  expect(clauseOf({ account, require: 'ssl' })).toEqual({ kind: 'SSL' });
  expect(clauseOf({ account, require: 'x509' })).toEqual({ kind: 'X509' });
  expect(clauseOf({ account, require: 'subject', subject: '/CN=app' })).toEqual({
    kind: 'SPECIFIED',
    subject: '/CN=app',
  });
});
