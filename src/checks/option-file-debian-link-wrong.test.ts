import { it } from 'vitest';
import { makeFacts } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './option-file-debian-link-wrong.ts';

it('fires on a link to nothing', () => {
  const brokenLinks = [{ path: '/etc/mysql/my.cnf', target: '/etc/alternatives/my.cnf' }];
  finds(check, makeFacts({ client: { brokenLinks } }), 1);
});

it('is silent without one', () => {
  finds(check, makeFacts({ client: {} }), 0);
});
