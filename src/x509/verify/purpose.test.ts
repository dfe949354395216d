import { expect, it } from 'vitest';
import { ext, issue } from '../../../test/x509/verify-pki.ts';
import { parseCertificate } from '../certificate.ts';
import { purposes } from '../extension/extended-key-usage.ts';
import type { RawExtension } from '../extension/extension.ts';
import { certificateFacts } from './certificate-facts.ts';
import { servesPurpose } from './purpose.ts';

function check(extensions: readonly RawExtension[], server: boolean, client: boolean, asCa = false): void {
  const facts = certificateFacts(parseCertificate(issue({ extensions }).der));
  expect([servesPurpose(facts, 'sslserver', asCa), servesPurpose(facts, 'sslclient', asCa)]).toEqual([server, client]);
  expect(servesPurpose(facts, 'any', asCa)).toBe(true);
}

it('what is not said forbids nothing', () => check([], true, true));

it('EKU and key usage decide for a leaf', () => {
  check([ext.eku(purposes.serverAuth)], true, false);
  check([ext.eku(purposes.clientAuth)], false, true);
  check([ext.eku(purposes.any)], false, false);
  check([ext.usage('keyEncipherment')], true, false);
  check([ext.netscape(0)], false, true);
});

it('a CA needs to be one, and its EKU counts', () => {
  check([], false, false, true);
  check([ext.ca()], true, true, true);
  check([ext.ca(), ext.eku(purposes.serverAuth)], true, false, true);
  check([ext.netscape(6)], false, false, true);
});
