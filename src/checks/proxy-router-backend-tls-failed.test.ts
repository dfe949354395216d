import { it } from 'vitest';
import { greetingError, loginError, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './proxy-router-backend-tls-failed.ts';

it('fires on the fault', () => {
  finds(check, wired(greetingError(2026, 'connecting to destination failed with TLS error: error:0A000086')), 1);
  finds(
    check,
    wired(loginError(2026, "SSL connection error: SSL is required by router, but the server doesn't support it")),
    1,
  );
});

it('is silent on the near miss', () => {
  finds(check, wired(loginError(2026, 'SSL connection error: SSL is required from client')), 0);
  finds(check, wired(loginError(1045, 'Access denied')), 0);
});
