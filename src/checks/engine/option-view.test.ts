import { expect, it } from 'vitest';
import { clientWith, serverWith } from '../../../test/make/options.ts';
import { optionSides, optionText, placeText } from './option-view.ts';

it('tells groups that are read from others', () => {
  const [side] = optionSides(serverWith('[mysqld]\nssl-ca=/a\n[mysqld-8.0]\nssl_ca=/b\n'));
  expect(side?.places.map(({ identity, read, line }) => [identity, read, line])).toEqual([
    ['ssl-ca', true, 2],
    ['ssl-ca', false, 4],
  ]);
  expect(placeText(side?.places[0] ?? { file: '', line: 0, group: '' })).toBe('/etc/my.cnf line 2, [mysqld]');
});

it('writes a name alone without an equals sign', () => {
  expect(optionText({ key: 'skip_networking', value: null })).toBe('skip_networking');
  expect(optionText({ key: 'ssl_ca', value: '' })).toBe('ssl_ca=');
});

it('leaves option files out for clients that read none', () => {
  expect(optionSides(clientWith('[client]\n', 'go'))).toEqual([]);
  expect(optionSides(clientWith('[client]\n', 'mariadb-11'))).toMatchObject([{ side: 'client', product: 'mariadb' }]);
  expect(optionSides(clientWith('[client]\n'))).toMatchObject([{ product: undefined }]);
});

it('has the lines of an included file where they are read', () => {
  const [side] = optionSides(
    serverWith({
      '/etc/my.cnf': '[mysqld]\nssl-ca=/a\n!include /etc/b.cnf\n[mysqld]\nssl-ca=/c\n',
      '/etc/b.cnf': '[mysqld]\nssl-ca=/b\n',
    }),
  );
  expect(side?.places.map(({ value }) => value)).toEqual(['/a', '/b', '/c']);
});
