import { expect, it } from 'vitest';
import { makeGreeting, silent, wired } from '../../../test/make/facts.ts';
import type { Attempt } from '../../facts/wire.ts';
import { spokenTo } from './spoken-to.ts';

const heard = (...parts: readonly Partial<Attempt>[]) =>
  spokenTo(wired(silent({ closedBeforeGreeting: 'timeout' }), ...parts.map((part) => silent(part))));

it('takes the words of another service, inside TLS as well', () => {
  const words = Buffer.from('HTTP/1.1 400 Bad Request');
  expect(heard({ purpose: 'tls-first', firstBytes: words })).toEqual({ answered: true, words });
  expect(heard({ purpose: 'proxy-header', firstBytes: words }).words).toBe(words);
  const record = Buffer.from('150303000202', 'hex');
  expect(heard({ purpose: 'tls-first', firstBytes: record, insideTls: words }).words).toBe(words);
});

it('leaves TLS and MySQL to those that know them', () => {
  const record = Buffer.from('150303000202', 'hex');
  expect(heard({ purpose: 'tls-first', firstBytes: record })).toEqual({ answered: true, words: undefined });
  const header = { purpose: 'proxy-header', greeting: makeGreeting() } as const;
  expect(heard(header)).toEqual({ answered: true, words: undefined });
  expect(heard({ purpose: 'proxy-header', firstBytes: Buffer.from('17000000ff', 'hex') }).words).toBeUndefined();
});

it('hears nothing where nothing came', () => {
  expect(heard({ purpose: 'tls-first', closedBeforeGreeting: 'fin' })).toEqual({ answered: false, words: undefined });
});
