import { it } from 'vitest';
import { makeAttempt, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './caching-sha2-plain-cold.ts';

it('fires: no key and no TLS', () => {
  finds(
    check,
    wired(makeAttempt({ stage: 'login', login: { ok: false, refused: 'neither TLS nor a public key' } })),
    1,
  );
});

it('is silent: another refusal', () => {
  finds(check, wired(makeAttempt({ stage: 'login', login: { ok: false, refused: 'plugin parsec' } })), 0);
});

it("is silent: MariaDB's client sends it in clear where it was to try TLS", () => {
  const facts = wired(makeAttempt({ stage: 'login', login: { ok: false, refused: 'neither TLS nor a public key' } }));
  finds(check, { ...facts, client: { program: { id: 'mariadb-10' } } }, 0);
  finds(check, { ...facts, client: { program: { id: 'mariadb-connector-j-3' } } }, 1);
});
