import { expect, it } from 'vitest';
import { fixOf } from '../../../test/make/finds.ts';
import { serverWith } from '../../../test/make/options.ts';
import { foundServerValue, isOff, isYassl, serverPlace, serverValue, tlsVersionList } from './option-value-found.ts';

it('finds the line that counts', () => {
  const facts = serverWith('[mysqld]\nssl-ca=/a\nssl-ca=/b\n[client]\nssl-ca=/c\n');
  expect(serverPlace(facts, 'ssl-ca')).toMatchObject({ line: 3, value: '/b' });
  expect(serverValue(facts, 'ssl-ca')).toBe('/b');
  const found = foundServerValue(facts, 'ssl-ca', { says: 'so', instead: 'ssl-ca=/d' });
  expect(fixOf(found, facts)[0]).toBe(`sed -i --follow-symlinks '3s|.*|ssl-ca=/d|' /etc/my.cnf`);
});

it('reads lists of versions', () => {
  expect(tlsVersionList('tlsv1.2,TLSv1.4')).toEqual({ known: ['tlsv1.2'], unknown: ['TLSv1.4'] });
});

it('knows switches and old servers', () => {
  expect([isOff('0'), isOff('OFF'), isOff(''), isOff(undefined)]).toEqual([true, true, false, false]);
  expect(isYassl(serverWith('', 'mysql56'))).toBe(true);
  expect(isYassl(serverWith('', 'mariadb'))).toBe(false);
});
