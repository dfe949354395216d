import { expect, it } from 'vitest';
import { loginError, makeFacts, wired } from '../../../test/make/facts.ts';
import { denied } from '../../../test/make/scenes.ts';
import { foundDenied } from './denied-account.ts';

const password = foundDenied('account-password-wrong');

it('is sure about the password only with a look at the accounts', () => {
  expect(password(denied({ kind: 'NONE' }))[0]).toMatchObject({
    certainty: 'proved',
    evidence: { matched: "'app'@'%'" },
  });
  expect(password(wired(loginError(1045, 'Access denied (using password: YES)')))).toEqual([]);
  expect(password(wired(loginError(1045, 'Access denied (using password: NO)')))[0]?.certainty).toBe('likely');
});

it('says when there is no such account, or only a socket opens it', () => {
  const { client } = denied({ kind: 'NONE' });
  const none = makeFacts({
    ...denied({ kind: 'NONE' }),
    admin: { accounts: [] },
    ...(client === undefined ? {} : { client }),
  });
  expect(password(none)[0]?.what).toBe('the server has no account app');
  expect(password(denied({ kind: 'NONE' }, { account: { plugin: 'unix_socket' } }))).toEqual([]);
});
