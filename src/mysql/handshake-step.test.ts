import { expect, it } from 'vitest';
import { counted, someTls } from '../../test/mysql/drive.ts';
import { read, upgradeTls, write } from './handshake-step.ts';

it('asks, takes what it asked for, and calls anything else a bug of the driver', () => {
  const reading = read();
  expect(reading.next().value).toEqual({ do: 'read' });
  expect(reading.next(counted(3))).toEqual({ done: true, value: counted(3) });
  const upgrading = upgradeTls();
  expect(upgrading.next().value).toEqual({ do: 'upgrade-tls' });
  expect(upgrading.next(someTls)).toEqual({ done: true, value: someTls });
  expect(write(counted(1)).next().value).toEqual({ do: 'write', payload: counted(1) });
  for (const [start, wrong] of [
    [read, someTls],
    [upgradeTls, counted(1)],
    [read, undefined],
  ] as const) {
    const handshake = start();
    handshake.next();
    expect(() => handshake.next(wrong)).toThrow(expect.objectContaining({ code: 'internal' }));
  }
});
