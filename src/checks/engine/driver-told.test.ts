import { expect, it } from 'vitest';
import { makeFacts } from '../../../test/make/facts.ts';
import type { ClientFacts } from '../../facts/client.ts';
import { driverLines, withDriverLines } from './driver-told.ts';

const fix = ['first', 'proof'];
const lines = (client: ClientFacts, id = 'server-cert-unknown-ca'): readonly string[] =>
  withDriverLines(id, fix, makeFacts({ client }));

it('puts what the driver must be told before the proof', () => {
  expect(lines({ program: { id: 'mysql2' } })).toEqual([
    'first',
    expect.stringMatching(/^mysql2: ssl: \{ ca: /),
    'proof',
  ]);
  expect(lines({ program: { id: 'pymysql' } }, 'require-x509-no-client-cert')[1]).toContain("'cert': ");
  expect(driverLines('tls-version-no-overlap', 'go')).toHaveLength(1);
});

it('adds nothing for a program with flags, another fault, or a driver that verifies by a file of its own', () => {
  expect(lines({ program: { id: 'mysql-9' } })).toBe(fix);
  expect(lines({ program: { id: 'mysql2' } }, 'account-password-wrong')).toBe(fix);
  expect(lines({})).toBe(fix);
  const tls = { asks: 'must', verifiesChain: true, verifiesName: true, ca: { kind: 'path', path: '/ca.pem' } } as const;
  expect(lines({ driver: { id: 'mysql2', options: {}, tls, problems: [] } })).toBe(fix);
});
