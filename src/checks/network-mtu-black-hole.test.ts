import { it } from 'vitest';
import { cutOff, failedTls, loginError, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './network-mtu-black-hole.ts';

it('fires: TLS hangs, plain text is answered', () => {
  finds(check, wired(failedTls({ closed: 'timeout' }), loginError(1045, 'x', { purpose: 'plain' })), 1);
});

it('is silent: plain text hangs as well', () => {
  finds(check, wired(failedTls({ closed: 'timeout' }), cutOff('greeting', { purpose: 'plain' })), 0);
});
