import { expect, it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { clientWith, serverWith } from '../../test/make/options.ts';
import { check } from './option-comment-or-quote-in-value.ts';

it('fires: a semicolon', () => void finds(check, serverWith('[mysqld]\nssl-ca=/ca.pem ; mine\n'), 1));

it('fires: typographic quotes', () => void finds(check, clientWith('[client]\nssl-ca=“/ca.pem”\n'), 1));

it('fires: a blank of no width', () => {
  const [found] = finds(check, clientWith('[client]\nssl-ca=/ca.pem\u200b\n'), 1);
  expect(found?.evidence.meant).toBe('/ca.pem');
});

it('fires: a lone quote', () => void finds(check, serverWith('[mysqld]\nssl-key="/k.pem\n'), 1));

it('is silent: a comment', () => void finds(check, serverWith('[mysqld]\nssl-ca=/ca.pem # mine\n'), 0));

it('is silent: quotes', () => void finds(check, serverWith('[mysqld]\nssl-ca="/ca.pem"\n'), 0));

it('is silent: a blank in a name', () => void finds(check, serverWith('[mysqld]\nssl-ca=/my ca.pem\n'), 0));

it('is silent: nothing about TLS', () => void finds(check, serverWith('[mysqld]\ninit-connect=SET a=1; SET b=2\n'), 0));

it('fires: a # in the middle of a path', () => {
  const [found] = finds(check, serverWith('[mysqld]\nssl-ca=/tls/#1/ca.pem\n'), 1);
  expect(found?.mends?.[0]).toMatchObject({ line: 2, instead: 'ssl-ca="/tls/#1/ca.pem"' });
  finds(check, serverWith('[mysqld]\nssl-ca=/tls/v#2/ca.pem # mine\n'), 1);
});

it('is silent: a comment without a blank before it', () =>
  void finds(check, serverWith('[mysqld]\nssl-ca=/ca.pem#mine.\nssl-cert="/#1/c.pem"\n'), 0));
