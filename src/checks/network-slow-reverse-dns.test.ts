import { it } from 'vitest';
import { makeAttempt, makeFacts } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './network-slow-reverse-dns.ts';

const row = { ip: '192.0.2.2', count_nameinfo_transient_errors: '7' };
const slow = (greeting: number, hostCache: Record<string, string>[]): Facts =>
  makeFacts({ wire: { attempts: [makeAttempt({ millis: { greeting } })] }, admin: { hostCache } });

it('fires on the fault', () => {
  finds(check, slow(800, [row]), 1);
});

it('is silent on the near miss', () => {
  finds(check, slow(20, [row]), 0);
  finds(check, slow(800, []), 0);
  finds(check, slow(800, [{ ...row, count_nameinfo_transient_errors: '0' }]), 0);
});
