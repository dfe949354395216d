import { expect, it } from 'vitest';
import { deskOf } from '../../../test/endpoint/desk.ts';

it.each<[string, ...string[]]>([
  ['USE shop; SELECT DATABASE()', 'ok', 'DATABASE()', 'shop'],
  ['USE nope', "ERR 1049 42000 Unknown database 'nope'"],
  ['KILL 99', 'ERR 1094 HY000 Unknown thread id: 99'],
  ['CREATE DATABASE shop', "ERR 1007 HY000 Can't create database 'shop'; database exists"],
  ['CREATE DATABASE IF NOT EXISTS shop; CREATE SCHEMA x; DROP DATABASE x', 'ok', 'ok', 'ok'],
  ['DROP DATABASE x', "ERR 1008 HY000 Can't drop database 'x'; database doesn't exist"],
  ['BEGIN; COMMIT; START TRANSACTION; ROLLBACK WORK', 'ok', 'ok', 'ok', 'ok'],
])('%s', async (sql, ...expected) => {
  expect(await deskOf({ databases: ['shop'] }).run(sql)).toEqual(expected);
});

it('ends what it is told to end', async () => {
  const { run, calls } = deskOf();
  await run('KILL CONNECTION 7');
  await run('SHUTDOWN');
  expect(calls).toEqual(['end', 'shutdown']);
});
