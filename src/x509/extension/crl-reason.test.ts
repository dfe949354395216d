import { expect, it } from 'vitest';
import { checkDamage, hex, toHex } from '../../../test/x509/truncations.ts';
import { crlReason, crlReasons, parseCrlReason } from './crl-reason.ts';

it('reads and writes reasons by name', () => {
  expect(toHex(crlReason('superseded').value)).toBe('0a0104');
  expect(toHex(crlReason('removeFromCRL').value)).toBe('0a0108');
  for (const reason of crlReasons) expect(parseCrlReason(crlReason(reason).value)).toBe(reason);
  expect(crlReasons).toHaveLength(10);
  expect(parseCrlReason(hex('0a0107'))).toBeUndefined();
  expect(parseCrlReason(hex('0a0163'))).toBeUndefined();
  checkDamage(hex('0a0104'), parseCrlReason);
});
