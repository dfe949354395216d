import { expect, it } from 'vitest';
import { ext, extension, general, issue, issueCrl } from '../../../test/x509/verify-pki.ts';
import { parseCrl } from '../crl.ts';
import { contextTag } from '../der.ts';
import { integer, sequence, tlv } from '../der-write.ts';
import { crlFacts, entryFor } from './crl-facts.ts';
import { nameKey } from './name-key.ts';

const ca = issue({ subject: '/CN=CA' });
const facts = (spec: Parameters<typeof issueCrl>[0]): ReturnType<typeof crlFacts> =>
  crlFacts(parseCrl(issueCrl(spec, ca)));

it('knows critical extensions of the list and of its entries', () => {
  expect(facts({}).unhandledCritical).toBe(false);
  expect(facts({ extensions: [ext.unknown(true)] }).unhandledCritical).toBe(true);
  expect(facts({ revoked: [{ serial: Uint8Array.of(1), extensions: [ext.unknown(true)] }] }).unhandledCritical).toBe(
    true,
  );
});

it('never uses deltas and indirect CRLs', () => {
  expect(facts({}).unusable).toBe(false);
  expect(facts({ extensions: [extension('2.5.29.27', integer(1), true)] }).unusable).toBe(true);
  const indirect = sequence(tlv(contextTag(4, false), Uint8Array.of(255)));
  expect(facts({ extensions: [extension('2.5.29.28', indirect, true)] }).unusable).toBe(true);
});

it('finds an entry by serial, of the issuer that the entry or one before it names', () => {
  const other = extension('2.5.29.29', sequence(general.directory('/CN=Other')), true);
  const list = facts({
    revoked: [
      { serial: Uint8Array.of(1) },
      { serial: Uint8Array.of(2), extensions: [other] },
      { serial: Uint8Array.of(3) },
    ],
  });
  expect(entryFor(list, '01', nameKey(ca.subject))?.serialHex).toBe('01');
  expect(entryFor(list, '03', nameKey(ca.subject))).toBeUndefined();
  expect(entryFor(list, '09', nameKey(ca.subject))).toBeUndefined();
});
