import { it } from 'vitest';
import { blockedHost } from '../../test/make/blocked-host.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './tls-failure-blocks-host.ts';

it('fires on the fault', () => {
  finds(check, blockedHost('5', '6', '1'), 1);
});

it('is silent on the near miss', () => {
  finds(check, blockedHost('4', '6', '1'), 0);
  finds(check, blockedHost('5', '0', '0'), 0);
  finds(check, blockedHost('5', '40', '38'), 0);
});
