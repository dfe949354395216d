import { it } from 'vitest';
import { fileAt } from '../../test/make/files.ts';
import { finds } from '../../test/make/finds.ts';
import { failing, makeChannel, replicated } from '../../test/make/replica.ts';
import { check } from './replica-tls-file-unusable.ts';

it('fires on the fault', () => {
  finds(
    check,
    replicated(
      failing(2026, 'SSL_CTX_set_default_verify_paths failed', {
        seen: { ca: fileAt('/0755 var/0755 no.pem:missing') },
      }),
    ),
    1,
  );
  finds(
    check,
    replicated(failing(2026, 'Unable to get private key', { seen: { key: fileAt('/0755 etc/0700 key.pem:0640') } })),
    1,
  );
});

it('is silent on the near miss', () => {
  finds(
    check,
    replicated(failing(2026, 'certificate verify failed', { seen: { ca: fileAt('/0755 etc/0755 ca.pem:0644') } })),
    0,
  );
  finds(check, replicated(makeChannel({ seen: { ca: fileAt('/0755 var/0755 no.pem:missing') } })), 0);
});
