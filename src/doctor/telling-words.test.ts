import { expect, it } from 'vitest';
import { makeAttempt, makeFacts } from '../../test/make/facts.ts';
import { tellingWords } from './telling-words.ts';

it('gathers who and where', () => {
  const row = { user: 'app', plugin: 'x', require: { kind: 'NONE' as const } };
  const facts = makeFacts({
    wire: { name: { host: 'db1', addresses: ['192.0.2.1'] }, attempts: [makeAttempt()] },
    admin: {
      accounts: [
        { ...row, host: '%' },
        { ...row, host: 'web1' },
      ],
    },
  });
  expect(tellingWords(facts, 'laptop')).toEqual({
    host: ['db1', 'web1', 'laptop'],
    address: ['192.0.2.1', '192.0.2.1'],
    user: ['app', 'app'],
  });
});
