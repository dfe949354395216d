import { it } from 'vitest';
import { cutOff } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { serverWith } from '../../test/make/options.ts';
import { check } from './server-tls-setup-failed.ts';

const { greeting: _greeting, ...closed } = cutOff('connect', { connectError: 'ECONNREFUSED' });
const facts = (text: string) =>
  serverWith('[mysqld]\n', 'mariadb', {
    wire: { attempts: [closed] },
    log: { files: [], duringAttempts: [], sinceStart: [{ file: 'e', line: 1, text }] },
  });

it('fires: the log has the word of the library', () => {
  finds(check, facts('2026-01-01  1:00:00 0 [ERROR] SSL error: ee key too small'), 1);
});

it('is silent: the log has other things', () => {
  finds(check, facts('[Note] mariadbd: ready for connections.'), 0);
});
