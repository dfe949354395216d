import { it } from 'vitest';
import { failedTls, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { plainAnswered, smallRefused, smallStalled, stalled } from '../../test/make/stalled.ts';
import { check } from './network-mtu-black-hole.ts';

it('fires on the fault', () => {
  finds(check, wired(stalled, plainAnswered, smallRefused), 1);
});

it('is silent on the near miss', () => {
  finds(check, wired(stalled, plainAnswered, smallStalled), 0);
  finds(check, wired(stalled, smallRefused), 0);
  finds(check, wired(failedTls({ closed: 'fin' }), plainAnswered, smallRefused), 0);
});
