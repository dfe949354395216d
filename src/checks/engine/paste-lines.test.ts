import { expect, it } from 'vitest';
import { makeFacts } from '../../../test/make/facts.ts';
import { pasteLines } from './paste-lines.ts';

const check = (line: string, expected: string): void => expect(pasteLines([line], makeFacts())).toEqual([expected]);

it('leaves commands that can be run as they are', () => {
  check('openssl x509 -in /c.pem -noout -dates', 'openssl x509 -in /c.pem -noout -dates');
  check('ls -l /var/lib/mysql   # who owns it', 'ls -l /var/lib/mysql   # who owns it');
  check('# words', '# words');
});

it('hands SQL to the server', () => {
  check('FLUSH HOSTS', 'mysql -e "FLUSH HOSTS"');
  check("SHOW STATUS LIKE 'Ssl_accepts';   -- it rises", `mysql -e "SHOW STATUS LIKE 'Ssl_accepts'"`);
});

it('makes comments of words, of names that are none, and of what changes the network', () => {
  check('check: the greeting comes at once', '# check: the greeting comes at once');
  check("CREATE USER 'admin'@'%' IDENTIFIED BY '...'", "# CREATE USER 'admin'@'%' IDENTIFIED BY '...'");
  check('tlsql connect -h HOST -e "SELECT 1"', '# tlsql connect -h HOST -e "SELECT 1"');
  check('iptables -t mangle -A FORWARD -j TCPMSS', '# iptables -t mangle -A FORWARD -j TCPMSS');
});

it('ends with the line that proves it', () => {
  const facts = makeFacts({ again: 'tlsql doctor -h db' });
  expect(pasteLines(['FLUSH HOSTS'], facts)).toEqual(['mysql -e "FLUSH HOSTS"', 'tlsql doctor -h db']);
  expect(pasteLines(['tlsql prove'], facts)).toEqual(['tlsql prove']);
});
