import { expect, it } from 'vitest';
import { certFile, keyFile, makeCa } from '../../../test/make/certificates.ts';
import { makeFacts } from '../../../test/make/facts.ts';
import { fileAt, mysql, privateKey } from '../../../test/make/files.ts';
import type { ClientFacts } from '../../facts/client.ts';
import type { FileContent } from '../../facts/file.ts';
import { checks } from '../all.ts';
import { clientFilesBroken, foundClientFiles, loneHalf, usesTls } from './client-files.ts';

const ca = makeCa('/CN=CA');
const cert = fileAt('/0755 c.pem:0644', certFile(ca));
const client = (files: NonNullable<ClientFacts['files']>) => makeFacts({ client: { user: mysql, files } });

it('sees halves, pairs and what is no pair', () => {
  expect(loneHalf(client({ cert }))).toEqual({ has: 'cert', path: '/c.pem' });
  expect(clientFilesBroken(client({ cert, key: fileAt('/0755 k.pem:0644', keyFile(ca)) }))).toBe(false);
  expect(clientFilesBroken(client({ cert, key: fileAt('/0755 k.pem:0644', keyFile(makeCa('/CN=other'))) }))).toBe(true);
  expect(clientFilesBroken(client({ ca: fileAt('/0755 ca.pem:missing') }))).toBe(true);
});

it('says nothing about files that nobody uses', () => {
  const intent = { transport: 'tcp', passwordGiven: true, sslMode: 'DISABLED', sslModeFrom: 'asked' } as const;
  const facts = makeFacts({ client: { intent, files: { cert } } });
  expect(usesTls(facts)).toBe(false);
  expect(clientFilesBroken(facts)).toBe(false);
});

it('names option, file and reason', () => {
  const [found] = foundClientFiles(() => true)(
    client({ key: fileAt('/0755 k.pem:0644', privateKey({ encrypted: true })) }),
  );
  expect(found).toMatchObject({
    what: 'ssl-key=/k.pem: the key is protected by a passphrase',
    evidence: { option: 'ssl-key', problem: 'encrypted' },
  });
});

it('has a check for whatever keeps the client from a file: none of it is passed over in silence', () => {
  const contents: readonly FileContent[] = [
    { form: 'empty', blocks: [], lineEnds: 'none' },
    { form: 'der', blocks: [], lineEnds: 'none' },
    { form: 'pkcs12', blocks: [], lineEnds: 'none' },
    { form: 'pem', blocks: [], lineEnds: 'cr' },
    { form: 'pem', blocks: [], lineEnds: 'lf' },
    { form: 'pem', blocks: [], lineEnds: 'lf', damage: ['line 6: the end of the file'] },
  ];
  const roles = ['ca', 'cert', 'key', 'crl', 'server-public-key'] as const;
  for (const role of roles) {
    const files = [...contents.map((content) => fileAt('/0755 x:0644', content)), fileAt('/0755 x/0755')];
    for (const file of [...files, fileAt('/0755 x:0600'), fileAt('/0755 x:missing'), fileAt('/0700 x:0644')]) {
      const facts = client({ [role]: file });
      if (!clientFilesBroken(facts)) continue;
      const ids = checks
        .filter((check) => [check.run(facts)].flat().some((found) => 'what' in found))
        .map(({ id }) => id);
      expect(ids, `${role}: ${file.content?.form ?? file.steps.map(({ type }) => type).join(' ')}`).not.toEqual([]);
    }
  }
});
