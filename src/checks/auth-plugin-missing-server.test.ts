import { expect, it } from 'vitest';
import { loginError, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './auth-plugin-missing-server.ts';
import { mendLines } from './engine/mend-lines.ts';

it('fires: 1524', () => {
  finds(check, wired(loginError(1524, 'Plugin parsec is not loaded')), 1);
});

it('is silent: the plugin that MySQL removed', () => {
  finds(check, wired(loginError(1524, 'Plugin mysql_native_password is not loaded')), 0);
});

it('installs what the server can have, by its own product', () => {
  const check1524 = (text: string, version: string, line: RegExp): void => {
    const attempt = loginError(1524, text);
    const flavor = version.includes('MariaDB') ? 'mariadb' : 'mysql';
    const greeting = attempt.greeting === undefined ? undefined : ({ ...attempt.greeting, version, flavor } as const);
    const facts = wired({ ...attempt, ...(greeting === undefined ? {} : { greeting }) });
    const found = check.run(facts);
    const mends = 'notChecked' in found ? [] : (found[0]?.mends ?? []);
    expect(mends.flatMap((mend) => mendLines(mend, facts)).join('\n')).toMatch(line);
  };
  check1524("Plugin 'parsec' is not loaded", '11.8.1-MariaDB', /-e "INSTALL SONAME 'auth_parsec'"/);
  check1524("Plugin 'auth_socket' is not loaded", '9.7.0', /-e "INSTALL PLUGIN auth_socket SONAME 'auth_socket.so'"/);
  check1524("Plugin 'unix_socket' is not loaded", '9.7.0', /^# needed: .*WITH caching_sha2_password/);
  check1524("Plugin 'x'; DROP USER root; 'y' is not loaded", '9.7.0', /^# needed: (?!.*DROP)/);
});
