import { expect, it } from 'vitest';
import { TlsqlError } from '../base/error.ts';
import { fleetJson, fleetLine, fleetText } from './fleet-text.ts';
import type { Secured } from './secure.ts';

const plan = { steps: [], refusals: [], breaks: [], notes: [], paths: { ca: '', cert: '', key: '' } };
const secured: Secured = { verdict: 'proven', at: 'db1:3306', version: '9.7.0', plan, proofs: [] };
const refused = {
  ...secured,
  verdict: 'refused' as const,
  plan: { ...plan, refusals: [{ id: 'x', what: 'no way', fix: '' }] },
};
const results = [
  { at: 'db1:3306', secured, millis: 1234 },
  { at: 'db2:3306', secured: refused, millis: 100 },
  { at: 'db3:3306', error: new TlsqlError('connect-refused', { at: 'db3:3306', seen: 'refused' }), millis: 5 },
  { at: 'db4:3306', millis: 0 },
];

it('gives one line a server, and how many ended how', () => {
  expect(results.map(fleetLine)[0]).toBe('db1:3306: proven (1.2 s)');
  const text = fleetText(results, 2000);
  expect(text.split('\n')).toHaveLength(7);
  expect(text).toMatch(/db2:3306 .* refused .* no way/);
  expect(text).toMatch(/db4:3306 +not begun/);
  expect(text).toMatch(/4 servers: 1 proven, 1 refused, 1 failed, 1 not begun \(2\.0 s\)$/);
});

it('says the same to programs', () => {
  expect(fleetJson(results, 2000)).toMatchObject({
    verdict: 'mixed',
    counts: { proven: 1, refused: 1, failed: 1, 'not begun': 1 },
    servers: [
      { verdict: 'proven', report: { verdict: 'proven' } },
      {},
      { error: { code: 'connect-refused' } },
      { verdict: 'not begun' },
    ],
  });
  expect(fleetJson(results.slice(0, 1), 1).verdict).toBe('proven');
});
