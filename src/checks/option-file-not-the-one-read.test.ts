import { it } from 'vitest';
import { makeFacts } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { myCnf } from '../../test/make/server-options.ts';
import { check } from './option-file-not-the-one-read.ts';

const from = (path: string) =>
  makeFacts({
    server: { options: myCnf('[mysqld]\nssl-ca=/ca.pem\n') },
    admin: { variableSources: { ssl_ca: { source: 'EXPLICIT', path } } },
  });

it('fires where the server names another file', () => {
  finds(check, from('/etc/other.cnf'), 1);
});

it('is silent where it names this one, or none', () => {
  finds(check, from('/my.cnf'), 0);
  finds(check, from(''), 0);
});
