import { expect, it } from 'vitest';
import { issueFromGiven, requiredCa } from './cert-issue.ts';
import type { Context } from './context.ts';

const given = {
  san: [],
  subject: undefined,
  out: undefined,
  days: undefined,
  key: undefined,
  legacy: undefined,
  force: undefined,
};
const context = { cwd: '/work' } as Context;

it('turns the command line into options of the library', () => {
  expect(issueFromGiven(context, 'a', given)).toEqual({
    name: 'a',
    names: [],
    out: '/work',
    force: false,
    legacy: false,
  });
  expect(issueFromGiven(context, 'a', { ...given, days: '3', key: 'RSA:2048', out: 'x', force: true })).toMatchObject({
    days: 3,
    key: 'rsa:2048',
    out: '/work/x',
    force: true,
  });
});

it('asks for the CA folder', () => {
  expect(requiredCa('ca', 'cert server')).toBe('ca');
  expect(() => requiredCa(undefined, 'cert server')).toThrow(expect.objectContaining({ code: 'usage' }));
});
