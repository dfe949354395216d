import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { newCa } from '../../test/ca/scratch.ts';
import { issueClient } from './issue.ts';
import { revoke } from './revoke.ts';
import { readCrl, showCa } from './show-ca.ts';

it('tells what is valid, revoked and expired at the time asked', async () => {
  const now = new Date('2026-11-21T12:00:00Z');
  const ca = await newCa({ now: () => now });
  const [a, b] = [await issueClient(ca, { name: 'a' }), await issueClient(ca, { name: 'b', days: 1 })];
  expect(showCa(ca)).toMatchObject({
    subject: '/C=PT/O=Example/CN=Example CA',
    counts: { valid: 2, revoked: 0, expired: 0 },
    crl: null,
    journal: 'none',
    serials: 'random',
    key: 'EC prime256v1',
  });
  await revoke(ca, { what: { serial: a.serial }, reason: 'superseded' });
  const later = showCa({ ...ca, now: () => new Date('2026-11-23T12:00:00Z') });
  expect(later.counts).toEqual({ valid: 0, revoked: 1, expired: 1 });
  expect(later.crl).toMatchObject({ number: '01', revoked: 1, nextUpdate: '2026-12-21T12:00:00Z' });
  expect(later.entries).toEqual([
    {
      state: 'revoked',
      serial: a.serial,
      subject: a.subject,
      notAfter: a.notAfter,
      revokedAt: '2026-11-21T12:00:00Z',
      reason: 'superseded',
    },
    { state: 'expired', serial: b.serial, subject: b.subject, notAfter: b.notAfter },
  ]);
});

it('does without a CRL that cannot be read', async () => {
  const ca = await newCa();
  writeFileSync(ca.layout.crl, 'nothing');
  expect(readCrl(ca)).toBeUndefined();
  expect(showCa(ca).crl).toBeNull();
});
