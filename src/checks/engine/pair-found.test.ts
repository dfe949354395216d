import { expect, it } from 'vitest';
import { certFile, keyFile, makeCa, makeCertificate } from '../../../test/make/certificates.ts';
import { makeFacts } from '../../../test/make/facts.ts';
import { fileAt } from '../../../test/make/files.ts';
import { makeServer } from '../../../test/make/finds.ts';
import { foundNoPair, foundWrongOrder } from './pair-found.ts';

const ca = makeCa('/CN=CA');
const leaf = makeCertificate({ subject: '/CN=db', issuer: ca });
const key = fileAt('/0755 k.pem:0644', keyFile(leaf));

it('names both files and whose certificate it is', () => {
  const [found] = foundNoPair('server')(makeServer({ key, cert: fileAt('/0755 c.pem:0644', certFile(ca)) }));
  expect(found).toMatchObject({
    what: 'the key /k.pem is not the key of the certificate /c.pem (CN=CA)',
    evidence: { sameKeyType: true },
  });
});

it('takes the key that stands later in the file', () => {
  const two = { form: 'pem', blocks: [...keyFile(ca).blocks, ...keyFile(leaf).blocks] } as const;
  const files = { key: fileAt('/0755 k.pem:0644', two), cert: fileAt('/0755 c.pem:0644', certFile(leaf)) };
  const [found] = foundNoPair('server')(makeServer(files));
  expect(found?.what).toContain('block number 2 of the file is');
  expect(found?.mends?.slice(2, 4).map((mend) => ('line' in mend ? mend.line : mend.kind))).toEqual([
    'cp -p /k.pem /k.pem.bak',
    "awk '/-----BEGIN/{n++} n==2' /k.pem.bak > /k.pem",
  ]);
});

it('puts the own certificate first', () => {
  const [found] = foundWrongOrder(makeServer({ key, cert: fileAt('/0755 c.pem:0644', certFile(ca, leaf)) }));
  expect(found?.mends?.slice(0, 3).map((mend) => ('line' in mend ? mend.line : mend.kind))).toEqual([
    "awk -v f=/c.pem.part '/BEGIN CERTIFICATE/{n++} n{print > (f n)}' /c.pem",
    'cat /c.pem.part2 /c.pem.part1 > /c.pem.new && cp -p /c.pem /c.pem.bak && cp /c.pem.new /c.pem',
    'rm /c.pem.part2 /c.pem.part1 /c.pem.new',
  ]);
});

it("knows a client's chain in the wrong order", () => {
  const cert = fileAt('/0755 c.pem:0644', certFile(ca, leaf));
  const [found] = foundNoPair('client')(makeFacts({ client: { files: { key, cert } } }));
  expect(found?.what).toContain("the client's own (CN=db) is number 2");
  expect(found?.mends?.at(-1)).toMatchObject({ kind: 'prove' });
});

it('leads to handshakes that fail where the server does not compare them', () => {
  const files = { key, cert: fileAt('/0755 c.pem:0644', certFile(ca)) };
  const [found] = foundNoPair('server')({ ...makeServer(files), admin: { version: '5.6.24' } });
  expect(found?.leadsTo).toEqual(['handshake-failed']);
});
