import { expect, it } from 'vitest';
import { finds, fixOf } from '../../test/make/finds.ts';
import { clientWith, serverWith } from '../../test/make/options.ts';
import { check } from './option-without-group.ts';

it('fires: before any group', () => void finds(check, serverWith('ssl-ca=/x\n[mysqld]\n'), 1));

it('fires: a byte-order mark', () => void finds(check, clientWith('\ufeff[client]\nssl-mode=REQUIRED\n'), 1));

it('fires: no bracket', () => void finds(check, serverWith('[mysqld\nssl-ca=/x\n', 'mariadb'), 1));

it('is silent: a comment first', () => void finds(check, serverWith('# mine\n\n[mysqld]\nssl-ca=/x\n'), 0));

it('puts no group before what is no text', () => {
  const facts = serverWith('\u007fELF\u0001\u0002x=1\n');
  expect(fixOf(finds(check, facts, 1)[0], facts)[0]).toMatch(/^file .* no text/);
});
