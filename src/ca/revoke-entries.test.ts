import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { newCa } from '../../test/ca/scratch.ts';
import { issueClient } from './issue.ts';
import { revokeEntries } from './revoke-entries.ts';
import { formatScheduled, scheduledPath } from './scheduled.ts';

it('takes scheduled ones along when their time has come, with the CRL only', async () => {
  const ca = await newCa();
  const [a, b, c] = [
    await issueClient(ca, { name: 'a' }),
    await issueClient(ca, { name: 'b' }),
    await issueClient(ca, { name: 'c' }),
  ];
  writeFileSync(
    scheduledPath(ca.place),
    formatScheduled([
      { at: '2020-01-01T00:00:00Z', serial: a.serial, reason: 'superseded' },
      { at: '2090-01-01T00:00:00Z', serial: b.serial, reason: 'superseded' },
      { at: '2020-01-01T00:00:00Z', serial: 'FF', reason: 'superseded' },
      { at: '2020-01-02T00:00:00Z', serial: a.serial, reason: 'superseded' },
    ]),
  );
  const plain = await revokeEntries(ca, [{ serial: c.serial, reason: 'unspecified' }], undefined);
  expect(plain.entries.map(({ serial }) => serial)).toEqual([c.serial]);
  expect(plain.crl).toBeUndefined();
  const whole = await revokeEntries(ca, [{ serial: c.serial, reason: 'unspecified' }], {});
  expect(whole.entries.map(({ serial }) => serial)).toEqual([c.serial, a.serial]);
  expect(whole.crl?.revoked).toBe(2);
  const left = whole.changes.replace?.find(({ path }) => path === scheduledPath(ca.place));
  expect(Buffer.from(left?.bytes ?? []).toString()).toBe(`2090-01-01T00:00:00Z ${b.serial} superseded\n`);
});
