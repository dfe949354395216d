import { it } from 'vitest';
import { fileAt } from '../../test/make/files.ts';
import { finds } from '../../test/make/finds.ts';
import { failing, judged, makeChannel, replicated } from '../../test/make/replica.ts';
import { check } from './replica-path-relative.ts';

it('fires on the fault', () => {
  finds(
    check,
    replicated(
      failing(2026, 'SSL_CTX_set_default_verify_paths failed', {
        files: { ca: 'no.pem' },
        seen: { ca: { ...fileAt('/0755 var/0755 no.pem:missing'), named: 'no.pem' } },
      }),
    ),
    1,
  );
  finds(
    check,
    replicated(
      failing(2026, 'certificate verify failed', {
        files: { ca: 'ca.pem' },
        seen: { ca: { ...fileAt('/0755 var/0755 ca.pem:0644'), named: 'ca.pem' } },
        source: judged('chain', 'SELF_SIGNED_CERT_IN_CHAIN'),
      }),
    ),
    1,
  );
});

it('is silent on the near miss', () => {
  finds(check, replicated(makeChannel({ files: { ca: 'ca.pem' } })), 0);
  finds(
    check,
    replicated(
      failing(2026, 'SSL_CTX_set_default_verify_paths failed', {
        seen: { ca: fileAt('/0755 var/0755 no.pem:missing') },
      }),
    ),
    0,
  );
  finds(
    check,
    replicated(
      failing(2026, 'certificate verify failed', {
        files: { ca: 'ca.pem' },
        seen: { ca: { ...fileAt('/0755 var/0755 ca.pem:0644'), named: 'ca.pem' } },
        source: judged('name', 'no db1'),
      }),
    ),
    0,
  );
});
