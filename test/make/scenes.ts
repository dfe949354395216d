import type { AccountFact, RequireClause } from '../../src/facts/account.ts';
import type { Facts } from '../../src/facts/facts.ts';
import type { Attempt } from '../../src/facts/wire.ts';
import { certFile, keyFile, type Made } from './certificates.ts';
import { crlFile, type MadeCrl } from './crls.ts';
import { cutOff, loginError, makeAttempt, makeFacts } from './facts.ts';
import { fileAt, mysql } from './files.ts';

const intent = {
  host: 'db.example.test',
  port: 3306,
  user: 'app',
  transport: 'tcp',
  passwordGiven: true,
  sslMode: 'VERIFY_CA',
  sslModeFrom: 'asked',
} as const;
/** An hour ahead: certificates made while the tests run are valid then, however slow the machine. */
const now = new Date(Date.now() + 3_600_000);

/** A client that trusts `trusted` and was sent `chain`, which OpenSSL refused with that code. */
export function refusedChain(code: string, chain: readonly Made[], trusted: readonly Made[]): Facts {
  const tls = {
    ok: true,
    chain: chain.map(({ der }) => der),
    verified: { ok: false, what: 'chain', error: code },
  } as const;
  return makeFacts({
    time: now,
    client: { intent, files: { ca: fileAt('/0755 ca.pem:0644', certFile(...trusted)) } },
    wire: { attempts: [cutOff('tls', { tls })] },
  });
}

/** A client that verified `name` against this certificate in vain. */
export function refusedName(name: string, leaf: Made, parts: Partial<Facts> = {}): Facts {
  const tls = { ok: true, chain: [leaf.der], verified: { ok: false, what: 'name', error: 'no match' } } as const;
  return makeFacts({
    client: { intent: { ...intent, host: name, sslMode: 'VERIFY_IDENTITY' } },
    wire: { attempts: [cutOff('tls', { tls })] },
    ...parts,
  });
}

/** A client whose certificate the server refused; `serverCa` and `serverChain` are what the server's files hold, where they are seen. */
export function refusedClient(
  own: readonly Made[],
  server?: { readonly ca?: readonly Made[]; readonly chain: readonly Made[]; readonly crl?: readonly MadeCrl[] },
): Facts {
  const [leaf] = own;
  const attempt = makeAttempt({ stage: 'login', clientCertificateSent: true, login: { ok: false, closed: 'reset' } });
  const files =
    leaf === undefined
      ? {}
      : { cert: fileAt('/0755 c.pem:0644', certFile(...own)), key: fileAt('/0755 k.pem:0644', keyFile(leaf)) };
  return makeFacts({
    time: now,
    client: { intent, files },
    wire: { attempts: [attempt] },
    ...(server === undefined
      ? {}
      : {
          server: {
            user: mysql,
            files: {
              cert: fileAt('/0755 s.pem:0644', certFile(...server.chain)),
              ...(server.ca === undefined ? {} : { ca: fileAt('/0755 sca.pem:0644', certFile(...server.ca)) }),
              ...(server.crl === undefined ? {} : { crl: fileAt('/0755 crl.pem:0644', crlFile(...server.crl)) }),
            },
          },
        }),
  });
}

/** A denied login of `app`, whose account has this clause. */
export function denied(
  require: RequireClause,
  parts: {
    readonly certificate?: Made;
    readonly attempt?: Partial<Attempt>;
    readonly account?: Partial<AccountFact>;
    readonly facts?: Partial<Facts>;
  } = {},
): Facts {
  const { certificate } = parts;
  const account: AccountFact = { user: 'app', host: '%', plugin: 'caching_sha2_password', require, ...parts.account };
  return makeFacts({
    time: now,
    client: {
      intent,
      ...(certificate === undefined
        ? {}
        : {
            files: {
              cert: fileAt('/0755 c.pem:0644', certFile(certificate)),
              key: fileAt('/0755 k.pem:0644', keyFile(certificate)),
            },
          }),
    },
    wire: {
      attempts: [
        loginError(1045, "Access denied for user 'app'@'192.0.2.7' (using password: YES)", {
          clientCertificateSent: certificate !== undefined,
          ...parts.attempt,
        }),
      ],
    },
    admin: { accounts: [account] },
    ...parts.facts,
  });
}

/** The attempt without TLS. */
export function withoutTls(facts: Facts): Facts {
  const attempts = (facts.wire?.attempts ?? []).map(({ tls: _tls, ...attempt }) => attempt);
  return { ...facts, wire: { attempts } };
}
