import { it } from 'vitest';
import { certFile, keyFile, makeCa } from '../../test/make/certificates.ts';
import { fileAt } from '../../test/make/files.ts';
import { finds } from '../../test/make/finds.ts';
import { failing, replicated } from '../../test/make/replica.ts';
import { check } from './replica-key-cert-mismatch.ts';

const own = makeCa('/CN=own');
const other = makeCa('/CN=other');

it('fires on the fault', () => {
  finds(
    check,
    replicated(
      failing(2026, 'Unable to get private key', {
        files: { cert: '/c', key: '/k' },
        seen: { cert: fileAt('/0755 c:0644', certFile(own)), key: fileAt('/0755 k:0644', keyFile(other)) },
      }),
    ),
    1,
  );
});

it('is silent on the near miss', () => {
  finds(
    check,
    replicated(
      failing(2026, 'x', {
        files: { cert: '/c', key: '/k' },
        seen: { cert: fileAt('/0755 c:0644', certFile(own)), key: fileAt('/0755 k:0644', keyFile(own)) },
      }),
    ),
    0,
  );
});
