import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../test/tidy/source-tree.ts';
import { parseInventoryFile } from './inventory-file.ts';

it('gives every server what it does not say itself', () => {
  const text = `
defaults: {ca: ./ca, user: root, enforce: true}
servers:
  - {host: db1, names: [db1]}
  - {host: db2, port: 3307, names: [db2], enforce: false}
`;
  expect(parseInventoryFile(text, 'f')).toEqual([
    { ca: './ca', user: 'root', enforce: true, host: 'db1', names: ['db1'] },
    { ca: './ca', user: 'root', enforce: false, host: 'db2', port: 3307, names: ['db2'] },
  ]);
});

it('names the place of what is wrong', () => {
  const check = (text: string, at: RegExp): void => expect(() => parseInventoryFile(text, 'f')).toThrow(at);
  check('servers: [{host: a, prt: 1}]', /f:1:21: servers\[0\]\.prt/);
  check('servers: [{port: 70000}]', /1 to 65535/);
  check('defaults: {}', /no servers/);
  check('servers: {}', /a list of servers/);
});

it('knows the same keys as the published schemas', () => {
  const schema = (name: string): { properties: Record<string, unknown> } =>
    JSON.parse(readFileSync(join(root, 'schema', name), 'utf8'));
  const inventory = schema('tlsql-inventory.schema.json') as unknown as {
    $defs: { server: { properties: Record<string, unknown> } };
  };
  const { $schema: _, ...intent } = schema('tlsql.schema.json').properties;
  const own = Object.keys(inventory.$defs.server.properties);
  expect(own).toEqual(expect.arrayContaining(Object.keys(intent)));
  expect(() => parseInventoryFile('servers: [{none: 1}]', 'f')).toThrow(new RegExp(`one of ${own.join(', ')}\\)`));
});
