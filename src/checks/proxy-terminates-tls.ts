import type { Facts } from '../facts/facts.ts';
import type { Attempt } from '../facts/wire.ts';
import { matchedAccount } from './engine/account-match.ts';
import { addressText } from './engine/attempts.ts';
import type { Check, Found } from './engine/check.ts';
import { observe } from './engine/observe.ts';
import { atLeast, flavorOf, versionOf } from './engine/server-mend.ts';
import type { State } from './engine/state.ts';

export const check: Check = {
  id: 'proxy-terminates-tls',
  family: 'network-ops',
  title: 'TLS ends before the server, at something in between',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'admin-login'],
  leadsTo: ['wrong-target'],
  versions: 'MySQL 8.0+, MariaDB with OpenSSL',
  symptoms: [],
  why: "A proxy or gateway makes TLS with the client by its own certificate and talks to the server in plain text or by a handshake of its own. The client judges the proxy's certificate; the server never sees that of the client, so REQUIRE X509 or SUBJECT cannot be met.",
  proof:
    'The connection reached this server (its id lies between two of the administrator), our TLS handshake was whole, and Ssl_accepts did not rise.',
  fix: [
    'connect to the server itself, not through the proxy',
    'set the proxy to pass TLS through (mode tcp, PASSTHROUGH)',
  ],
  lookAlikes: ['proxy-strips-tls', 'proxy-router-hides-tls-state', 'proxy-proxysql-tls-on-one-leg'],
  reads: ['wire.attempts', 'admin.status'],
  run,
};

function run(facts: Facts): readonly Found[] {
  const around = facts.admin?.around;
  if (around === undefined || !countsTls(facts) || around.delta.ssl_accepts !== 0) return [];
  const [first, last] = around.ids;
  const through = facts.wire?.attempts.find(({ greeting, tls, to }) => {
    const id = greeting?.connectionId ?? 0;
    return tls?.ok === true && id > first && id < last && !ofAdminPort(facts, to);
  });
  const leadsTo = explains(facts);
  if (through === undefined || leadsTo === undefined) return [];
  const port = facts.admin?.variables?.port;
  return [
    {
      what: `TLS ends at ${addressText(through)}, before the server: the server greeted our connection ${through.greeting?.connectionId ?? ''} and saw no TLS handshake`,
      evidence: {
        address: addressText(through),
        connectionId: through.greeting?.connectionId ?? null,
        administratorIds: around.ids,
        sslAcceptsRose: 0,
        ...(port === undefined ? {} : { serverPort: Number(port) }),
      },
      leadsTo,
      fix: [
        `# connect to the server itself${port === undefined ? '' : ` (it listens on port ${port})`}, or let what stands between pass TLS through: HAProxy mode tcp, MySQL Router client_ssl_mode=PASSTHROUGH`,
        "SHOW GLOBAL STATUS LIKE 'Ssl_accepts';   -- rises with each TLS connection that the server itself sees",
      ],
    },
  ];
}

/** Whether the server's TLS library counts handshakes: yaSSL and wolfSSL do not. */
function countsTls(facts: Facts): boolean {
  if (flavorOf(facts) === 'mariadb') return /openssl/i.test(facts.admin?.variables?.version_ssl_library ?? '');
  const version = versionOf(facts);
  return version !== undefined && atLeast(version, [8, 0, 0]);
}

/** The administrative port has a TLS context, and counters, of its own. */
function ofAdminPort({ admin }: Facts, { port }: Attempt['to']): boolean {
  return admin?.variables?.admin_address !== undefined && String(port) === admin.variables.admin_port;
}

/** Where it leads in the case at hand; undefined: it explains nothing here. */
function explains(facts: Facts): readonly State[] | undefined {
  const { failing } = observe(facts);
  if (failing === 'server-cert-refused' || failing === 'server-name-refused') return ['wrong-target'];
  if (failing === 'insecure-transport-refused') return ['insecure-transport-refused'];
  const wants = matchedAccount(facts)?.require.kind ?? 'NONE';
  return failing === 'login-denied' && wants !== 'NONE' ? ['login-denied'] : undefined;
}
