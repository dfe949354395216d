import { it } from 'vitest';
import { certFile, makeCa } from '../../test/make/certificates.ts';
import { fileAt } from '../../test/make/files.ts';
import { finds } from '../../test/make/finds.ts';
import { javaStore } from '../../test/make/java-store.ts';
import { check } from './driver-java-pem-given-as-keystore.ts';

const pem = fileAt('/0755 ca.pem:0644', certFile(makeCa('/CN=CA')));

it('fires on PEM, and is silent on a store', () => {
  finds(check, javaStore({ file: pem }), 1);
  finds(check, javaStore({ file: { ...pem, content: { form: 'der', size: 9, blocks: [] } } as never }), 0);
});
