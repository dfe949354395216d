import { it } from 'vitest';
import { certFile, keyFile, makeCa } from '../../test/make/certificates.ts';
import { fileAt } from '../../test/make/files.ts';
import { finds, makeServer } from '../../test/make/finds.ts';
import { check } from './server-half-a-pair.ts';

const own = makeCa('/CN=db');
const [cert, key] = [fileAt('/0755 c.pem:0644', certFile(own)), fileAt('/0755 k.pem:0600', keyFile(own))];

it('fires: either half alone', () => {
  finds(check, makeServer({ cert }), 1);
  finds(check, makeServer({ key }), 1);
});

it('is silent: both, or one file with both', () => {
  finds(check, makeServer({ cert, key }), 0);
  const content = { ...certFile(own), blocks: [...certFile(own).blocks, ...keyFile(own).blocks] };
  finds(check, makeServer({ cert: { ...cert, content } }), 0);
});
