import { expect, it } from 'vitest';
import { type EndpointFaults, errorGreeting, faultyOpening } from './faults.ts';

it('opens as always without a fault that says otherwise', () => {
  expect(faultyOpening({})).toBeUndefined();
  expect(faultyOpening({ stripTlsCapability: true })).toBeUndefined();
});

it.each<[EndpointFaults, number, 'close' | 'wait']>([
  [{ closeBeforeGreeting: true }, 0, 'close'],
  [{ silent: true }, 0, 'wait'],
  [{ garbageGreeting: Uint8Array.of(1, 2) }, 2, 'wait'],
  [{ hugePacket: true }, 5 + 16 * 1024 * 1024, 'wait'],
])('%j', (faults, bytes, after) => {
  const opening = faultyOpening(faults);
  expect(opening?.send.reduce((sum, part) => sum + part.length, 0)).toBe(bytes);
  expect(opening?.after).toBe(after);
});

it('greets with errors as they come before any handshake', () => {
  expect(errorGreeting(1130, 'h')).toMatchObject({
    number: 1130,
    sqlState: undefined,
    message: expect.stringContaining("'h'"),
  });
});
