import { it } from 'vitest';
import { makeAttempt, makeFacts, makeGreeting } from '../../test/make/facts.ts';
import { mysql } from '../../test/make/files.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './server-tls-not-configured.ts';

it('fires: nothing is set', () => {
  finds(
    check,
    makeFacts({
      server: { user: mysql, inForce: {}, files: {} },
      wire: {
        attempts: [
          makeAttempt({ greeting: makeGreeting({ offersTls: false, version: '10.11.6-MariaDB', flavor: 'mariadb' }) }),
        ],
      },
    }),
    1,
  );
});

it('is silent: it offers TLS all the same', () => {
  finds(check, makeFacts({ server: { user: mysql, inForce: {}, files: {} }, wire: { attempts: [makeAttempt()] } }), 0);
});
