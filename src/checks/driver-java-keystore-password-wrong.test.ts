import { it } from 'vitest';
import { certFile, makeCa } from '../../test/make/certificates.ts';
import { fileAt } from '../../test/make/files.ts';
import { finds } from '../../test/make/finds.ts';
import { javaStore } from '../../test/make/java-store.ts';
import { check } from './driver-java-keystore-password-wrong.ts';

const pem = fileAt('/0755 ca.pem:0644', certFile(makeCa('/CN=CA')));

it('fires where the password does not open it, and is silent where it does or cannot be told', () => {
  finds(check, javaStore({ file: pem, opens: false }), 1);
  finds(check, javaStore({ file: pem, opens: true }), 0);
  finds(check, javaStore({ file: pem }), 0);
});
