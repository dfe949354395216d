import { expect, it } from 'vitest';
import { localMachine } from '../io/local-machine.ts';
import { accountsOn, identityOf, identityOfProcess, parseAccounts, readAccounts } from './identity.ts';

const accounts = parseAccounts(
  'root:x:0:0:root:/root:/bin/sh\nmysql:x:104:110::/var/lib/mysql:/bin/false\nbroken\n',
  'root:x:0:\nmysql:x:110:\nssl-cert:x:112:mysql,www-data\n',
);

it('knows users and their groups', () => {
  expect(identityOf('mysql', accounts)).toEqual({ name: 'mysql', uid: 104, gid: 110, groups: [112] });
  expect(identityOf(104, accounts)?.name).toBe('mysql');
  expect(identityOf('nobody-here', accounts)).toBeUndefined();
  expect(identityOf(4711, accounts)).toEqual({ uid: 4711, gid: 4711, groups: [] });
});

it('sees groups that the process has not taken over yet', () => {
  const status = 'Name:\tmysqld\nUid:\t104\t104\t104\t104\nGid:\t110\t110\t110\t110\nGroups:\t110 \n';
  expect(identityOfProcess(status, accounts)).toEqual({
    name: 'mysql',
    uid: 104,
    gid: 110,
    groups: [110],
    groupsNotYetTaken: [112],
  });
  expect(identityOfProcess('nonsense', accounts)).toBeUndefined();
});

it('reads the accounts of this machine', () => {
  expect(identityOf(0, readAccounts())?.name).toBe('root');
});

it('reads the same accounts through a machine', async () => {
  expect(await accountsOn(localMachine)).toEqual(readAccounts());
});
