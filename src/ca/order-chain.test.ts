import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newCa, scratch } from '../../test/ca/scratch.ts';
import { parseCertificates } from '../x509/certificate.ts';
import { issueServer } from './issue.ts';
import { makeIntermediate } from './make-intermediate.ts';
import { openCa } from './open-ca.ts';
import { issued, orderChain } from './order-chain.ts';

it('puts the leaf first, then each issuer, whatever the order was', async () => {
  const root = await newCa();
  const dir = join(scratch(), 'x');
  await makeIntermediate(root, { dir, subject: '/CN=Servers CA' });
  const middle = openCa(dir);
  const one = async (name: string) =>
    parseCertificates(Buffer.from((await issueServer(middle, { name })).certificatePem), 'x')[0] ?? expect.fail();
  const [leaf, other] = [await one('db1'), await one('db2')];
  const stranger = (await newCa()).certificate;
  const names = (list: typeof given): string[] => list.map(({ fingerprintSha256 }) => fingerprintSha256);
  const given = [root.certificate, leaf, middle.certificate, leaf];
  expect(names(orderChain(given).chain as typeof given)).toEqual(names([leaf, middle.certificate, root.certificate]));
  expect(names(orderChain([...given, stranger]).left as typeof given)).toEqual(names([stranger]));
  const key = middle.signer().key;
  expect(orderChain([...given, stranger], key).chain).toHaveLength(2);
  expect(orderChain([...given, stranger], key).left).toHaveLength(2);
  expect(() => orderChain([leaf, other])).toThrow(expect.objectContaining({ code: 'chain-unclear' }));
  expect(() => orderChain([])).toThrow(expect.objectContaining({ code: 'chain-unclear' }));
  expect([issued(root.certificate, middle.certificate), issued(stranger, middle.certificate)]).toEqual([true, false]);
});
