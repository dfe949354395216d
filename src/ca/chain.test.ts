import { appendFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { newCa } from '../../test/ca/scratch.ts';
import { isSelfIssued, pemChain, readAbove, readCross } from './chain.ts';
import { openCa } from './open-ca.ts';

it('is read from the certificate file itself where that holds more', async () => {
  const [ca, other] = [await newCa(), await newCa({ subject: '/CN=Above' })];
  expect([isSelfIssued(ca.certificate), readCross(ca.layout)]).toEqual([true, undefined]);
  expect(readAbove(ca.layout, [ca.certificate])).toEqual([]);
  appendFileSync(ca.certificatePath, pemChain([other.certificate]));
  expect(openCa(ca.layout.dir).above.map(({ serialHex }) => serialHex)).toEqual([other.certificate.serialHex]);
});
