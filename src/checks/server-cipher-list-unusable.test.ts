import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { serverWith } from '../../test/make/options.ts';
import type { LogFacts } from '../facts/log.ts';
import { check } from './server-cipher-list-unusable.ts';

const logged = (text: string): { log: LogFacts } => ({
  log: { files: [], duringAttempts: [], sinceStart: [{ file: 'e', line: 1, text }] },
});

it('fires: yaSSL knows no groups', () =>
  void finds(check, serverWith('[mysqld]\nssl-cipher=ALL:-AES:-EXP\n', 'mysql56'), 1));
it('fires: a group in MySQL 9', () => void finds(check, serverWith('[mysqld]\nssl-cipher=HIGH\n'), 1));
it('fires: MariaDB says so', () =>
  void finds(
    check,
    serverWith('[mysqld]\nssl-cipher=FOO\n', 'mariadb', logged('[ERROR] SSL error: Failed to set ciphers to use')),
    1,
  ));

it('is silent: names that yaSSL has', () =>
  void finds(check, serverWith('[mysqld]\nssl-cipher=AES256-SHA:AES128-SHA\n', 'mysql56'), 0));
it('is silent: names of MySQL 9', () =>
  void finds(check, serverWith('[mysqld]\nssl-cipher=ECDHE-RSA-AES256-GCM-SHA384\n'), 0));
it('is silent: an empty list is another fault', () =>
  void finds(check, serverWith('[mysqld]\nssl-cipher=\n', 'mysql56'), 0));
it('fires: no name in it is a cipher', () =>
  void finds(check, serverWith('[mysqld]\nssl-cipher=ECDHE-RSA-AES256-GMC-SHA384\n', 'mariadb'), 1));
it('is silent: MariaDB passes over one that is none', () =>
  void finds(check, serverWith('[mysqld]\nssl-cipher=ECDHE-RSA-AES256-GMC:AES256-SHA\n', 'mariadb'), 0));
