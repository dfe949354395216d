import { expect, it } from 'vitest';
import { certFile, makeCa } from '../../../test/make/certificates.ts';
import { fileAt } from '../../../test/make/files.ts';
import { overriding, withOverridden } from '../../../test/make/overrides.ts';
import { refusedChain } from '../../../test/make/scenes.ts';
import { foundOverride } from './option-override.ts';

const [ca, other] = [makeCa('/CN=CA'), makeCa('/CN=Other')];
const files = ['/a.cnf', '/b.cnf'] as const;

it('proves that the file of the line before would do', () => {
  const lines = overriding('ssl-ca', ['/ca.pem', '/other.pem'], files);
  const refused = refusedChain('SELF_SIGNED_CERT_IN_CHAIN', [ca], [other]);
  const facts = { ...refused, client: { ...refused.client, ...lines.client } };
  const run = foundOverride('later-file');
  const found = run(withOverridden(facts, 'ca', fileAt('/0755 ca.pem:0644', certFile(ca))));
  expect(found).toMatchObject([{ certainty: 'proved', evidence: { option: 'ssl-ca' } }]);
  expect(run(withOverridden(facts, 'ca', fileAt('/0755 x.pem:0644', certFile(other))))).toEqual([]);
  expect(run(facts)).toEqual([]);
});

it('shows no password', () => {
  const facts = overriding('password', ['secret', 'other'], files);
  expect(JSON.stringify(foundOverride('later-file')(facts))).not.toContain('secret');
});
