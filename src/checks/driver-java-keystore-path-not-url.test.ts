import { it } from 'vitest';
import { certFile, makeCa } from '../../test/make/certificates.ts';
import { fileAt } from '../../test/make/files.ts';
import { finds } from '../../test/make/finds.ts';
import { javaStore } from '../../test/make/java-store.ts';
import { check } from './driver-java-keystore-path-not-url.ts';

const pem = fileAt('/0755 ca.pem:0644', certFile(makeCa('/CN=CA')));

it('fires on a store that is not there, and is silent on one that is', () => {
  const missing = { ...pem, steps: [{ path: '/ca.pem', type: 'missing' as const }] };
  finds(check, javaStore({ file: missing }), 1);
  finds(check, javaStore({ file: pem }), 0);
});
