import { asked } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';
import { foundDriver } from './engine/driver-found.ts';

export const check: Check = {
  id: 'driver-aiomysql-context-falls-back',
  family: 'clients-drivers',
  title: 'aiomysql with a verifying SSLContext still connects in plain text when the server offers no TLS',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['session-plain'],
  versions: 'aiomysql up to 0.3.2; any server without TLS, or a middleman that clears the capability bit.',
  symptoms: [
    {
      where:
        "driver aiomysql 0.3.2, ssl=ssl.create_default_context(cafile=…), server without TLS; driver SQLAlchemy 2.1.1 mysql+aiomysql, connect_args={'ssl': ctx}",
      text: "('Ssl_cipher', '') — no error",
    },
  ],
  why: 'The code upgrades only `if self._ssl_context and self.server_capabilities & CLIENT.SSL`; there is no else branch that raises, so a strict context does not protect against a server (or attacker) that says it has no TLS.',
  proof:
    'Static: aiomysql in use with ssl=…; online: connect to a TLS-less MySQL port with the same arguments: success proves it. In session: Ssl_cipher empty.',
  fix: [
    'after connect, check it yourself: await cur.execute("SHOW STATUS LIKE \'Ssl_cipher\'"); refuse when the value is empty',
    'server side: ALTER USER app REQUIRE SSL, so the password is never accepted in plaintext (the password hash exchange has still been seen)',
    "or use asyncmy/PyMySQL 1.2+ with ssl={'ca':…}, which raises (2026, \"SSL is required but the server doesn't support it\")",
  ],
  lookAlikes: ['client-tls-optional-plaintext'],
  reads: ['client.driver', 'wire.attempts'],
  // It falls back where no TLS is offered, and says nothing then.
  run: foundDriver(
    'driver-aiomysql-context-falls-back',
    (facts, complaint) => asked(facts)?.greeting?.offersTls === true || (complaint ?? '').trim() !== '',
  ),
};
