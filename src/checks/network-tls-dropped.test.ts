import { it } from 'vitest';
import { wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { plainAnswered, smallRefused, smallStalled, stalled } from '../../test/make/stalled.ts';
import { check } from './network-tls-dropped.ts';

it('fires on the fault', () => {
  finds(check, wired(stalled, plainAnswered, smallStalled), 1);
});

it('is silent on the near miss', () => {
  finds(check, wired(stalled, plainAnswered, smallRefused), 0);
  finds(check, wired(stalled, smallStalled), 0);
  finds(check, wired(stalled, plainAnswered), 0);
});
