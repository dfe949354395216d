import { it } from 'vitest';
import { failedTls, loginError, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './proxy-protocol-not-enabled.ts';

it('fires: packets out of order in plain text', () => {
  finds(
    check,
    wired(
      failedTls({ error: { code: 'E', text: 'wrong version number' } }),
      loginError(1156, 'Got packets out of order', { purpose: 'plain' }),
    ),
    1,
  );
});

it('is silent: another text', () => {
  finds(
    check,
    wired(
      failedTls({ error: { code: 'E', text: 'wrong version number' } }),
      loginError(1045, 'x', { purpose: 'plain' }),
    ),
    0,
  );
});
