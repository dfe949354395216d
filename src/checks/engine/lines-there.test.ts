import { expect, it } from 'vitest';
import type { Facts } from '../../facts/facts.ts';
import { linesThere } from './lines-there.ts';
import { type Mend, prove, reloadAndProve } from './mend.ts';

const file = (path: string): unknown => ({ path, named: path, steps: [{ path: '/srv', type: 'directory' }] });
const facts = (sudo = false): Facts =>
  ({
    time: new Date(),
    notLooked: [],
    client: { files: { ca: file('/home/me/ca.pem'), key: file('/etc/both.pem') } },
    server: { files: { ca: file('/etc/mysql/ca.pem'), key: file('/etc/both.pem') } },
    elsewhere: { name: 'db', shell: 'ssh -n db', flags: `--ssh=db${sudo ? ' --sudo' : ''}`, sudo },
  }) as unknown as Facts;

const check = (line: string, there: string, mends: readonly Mend[] = reloadAndProve, sudo = false): void =>
  expect(linesThere([line], { mends, reads: ['server.files', 'client.files'] }, facts(sudo))).toEqual([there]);

it('runs lines about the server on its machine', () => {
  check('chmod 0400 /etc/mysql/ca.pem', "ssh -n db 'chmod 0400 /etc/mysql/ca.pem'");
  check('chmod 0400 /etc/mysql/ca.pem', "ssh -n db 'chmod 0400 /etc/mysql/ca.pem'", [prove]);
  check('systemctl restart mysql', "ssh -n db 'systemctl restart mysql'", [prove]);
  check('mysql -S /s -e "FLUSH SSL"', `ssh -n db 'mysql -S /s -e "FLUSH SSL"'`, [prove]);
  check('chgrp "$(id -gn mysql)" /x', `ssh -n db 'chgrp "$(id -gn mysql)" /x'`);
  check("sed -i '3s|.*|# x|' /x", `ssh -n db 'sed -i '\\''3s|.*|# x|'\\'' /x'`);
  check('restorecon -v /x   # as root', "ssh -n db 'restorecon -v /x'   # as root", [prove]);
  check('tlsql ca rehash /etc/mysql/ca', "ssh -n db 'openssl rehash /etc/mysql/ca'");
});

it('lets tlsql write options there from here, and says where else it is needed', () => {
  check('tlsql options write /etc/my.cnf --set a=1', 'tlsql options write /etc/my.cnf --set a=1 --ssh=db');
  check('tlsql cert server db --out /etc/mysql', 'tlsql cert server db --out /etc/mysql   # on db');
  check('tlsql cert server db   # then name it', 'tlsql cert server db   # then name it; on db');
});

it("leaves the client's own lines and words where they are", () => {
  const ours: readonly (readonly [string, readonly Mend[]])[] = [
    ['chmod u+r /home/me/ca.pem', reloadAndProve],
    ['chmod u+r /etc/both.pem', [prove]],
    ['mysql -h db1 -u app', [prove]],
    ['tlsql doctor -h db1 --ssh=db', reloadAndProve],
    ['tlsql connect -h db1 -e "SELECT 1"', reloadAndProve],
    ['# needed: a key', reloadAndProve],
    ['take it off the command line of the server', reloadAndProve],
  ];
  for (const [line, mends] of ours) check(line, line, mends);
  const line = 'chmod 0400 /etc/mysql/ca.pem';
  expect(linesThere([line], { reads: [] }, { ...facts(), elsewhere: undefined } as unknown as Facts)).toEqual([line]);
});

it('becomes root there by sudo', () => {
  const root = (line: string, there: string): void => check(line, there, reloadAndProve, true);
  root('chmod 0400 /x', "ssh -n db 'sudo chmod 0400 /x'");
  root('sudo chmod 0400 /x', "ssh -n db 'sudo chmod 0400 /x'");
  root('chgrp "$(id -gn mysql)" /x', `ssh -n db 'sudo chgrp "$(id -gn mysql)" /x'`);
  root('cp -p /x /y && cat /z >> /x', `ssh -n db 'sudo sh -c '\\''cp -p /x /y && cat /z >> /x'\\'''`);
  root(
    "printf '%s\\n' '[mysqld]' >> /x",
    `ssh -n db 'sudo sh -c '\\''printf '\\''\\'\\'''\\''%s\\n'\\''\\'\\'''\\'' '\\''\\'\\'''\\''[mysqld]'\\''\\'\\'''\\'' >> /x'\\'''`,
  );
  root('tlsql options write /x --set a=1', 'tlsql options write /x --set a=1 --ssh=db --sudo');
});
