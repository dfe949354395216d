import type { Made as Certificate } from '../../../test/make/certificates.ts';
import type { Kit } from '../kit.ts';
import { modern, type Scenario, type Setup } from '../scenario.ts';

interface Parts {
  /** What the server's ssl_ca holds. */
  readonly serverCa?: readonly Certificate[];
  /** ssl_cert, leaf first. */
  readonly chain: readonly Certificate[];
  /** What the client's ssl-ca holds; undefined: none is given. */
  readonly clientCa?: readonly Certificate[];
  readonly mode?: string;
  readonly client?: readonly Certificate[];
  readonly flags?: readonly string[];
  readonly mysqld?: readonly string[];
}

const pem = (list: readonly Certificate[]): string => list.map((entry) => entry.pem).join('');

function setup(kit: Kit, parts: Parts): Setup {
  const [leaf] = parts.chain;
  const [own] = parts.client ?? [];
  return {
    mysqld: [
      ...(parts.serverCa === undefined ? [] : [`ssl-ca=${kit.write('server-ca.pem', pem(parts.serverCa))}`]),
      `ssl-cert=${kit.write('server-cert.pem', pem(parts.chain))}`,
      `ssl-key=${kit.write('server-key.pem', leaf?.keyPem ?? '')}`,
      ...(parts.mysqld ?? []),
    ],
    client: [
      '-uroot',
      `--ssl-mode=${parts.mode ?? 'VERIFY_CA'}`,
      ...(parts.clientCa === undefined ? [] : [`--ssl-ca=${kit.write('client-ca.pem', pem(parts.clientCa))}`]),
      ...(own === undefined
        ? []
        : [
            `--ssl-cert=${kit.write('client.pem', pem(parts.client ?? []))}`,
            `--ssl-key=${kit.write('client-key.pem', own.keyPem)}`,
          ]),
      ...(parts.flags ?? []),
    ],
    sides: ['client', 'both'],
  };
}

const s = (id: string, parts: (kit: Kit) => Parts, more: Partial<Scenario> = {}): Scenario => ({
  id,
  servers: modern,
  make: (kit) => setup(kit, parts(kit)),
  ...more,
});

/** Server and client of one CA, with one part replaced. */
const one =
  (change: (kit: Kit, ca: Certificate) => Partial<Parts>, ca: (kit: Kit) => Certificate = (kit) => kit.ca()) =>
  (kit: Kit): Parts => {
    const own = ca(kit);
    return { serverCa: [own], chain: [kit.leaf(own)], clientCa: [own], ...change(kit, own) };
  };

const inter = (kit: Kit, root: Certificate, subject = '/O=Judge/CN=Intermediate'): Certificate =>
  kit.ca(subject, { issuer: root });
const named = (...names: string[]): string[] => ['basicConstraints=CA:FALSE', `subjectAltName=${names.join(',')}`];
const identity = { mode: 'VERIFY_IDENTITY' } as const;

export const certificates: readonly Scenario[] = [
  s(
    'server-cert-unknown-ca',
    one((kit) => ({ clientCa: [kit.ca('/CN=Foreign')] })),
  ),
  s(
    'server-cert-unknown-ca',
    one((kit) => ({ clientCa: [kit.ca('/CN=One'), kit.ca('/CN=Two'), kit.ca('/CN=Three')] })),
    {
      variant: 'bundle of three others',
    },
  ),
  s(
    'server-cert-expired',
    one((kit, ca) => ({ chain: [kit.leaf(ca, { from: -20, to: -10 })] })),
  ),
  s(
    'server-cert-expired',
    (kit) => {
      const root = kit.ca();
      const middle = kit.ca('/CN=Old intermediate', { issuer: root, from: -40, to: -3 });
      return { serverCa: [root], chain: [kit.leaf(middle), middle], clientCa: [root] };
    },
    { variant: 'it is the intermediate', also: ['ca-cert-expired'] },
  ),
  s(
    'server-cert-not-yet-valid',
    one((kit, ca) => ({ chain: [kit.leaf(ca, { from: 10, to: 20 })] })),
  ),
  s('server-cert-self-signed', (kit) => {
    const own = kit.ca('/CN=localhost', { extensions: ['subjectAltName=DNS:localhost,IP:127.0.0.1'] });
    return { serverCa: [own], chain: [own], clientCa: [kit.ca('/CN=Foreign')] };
  }),
  s('server-cert-intermediate-missing', (kit) => {
    const root = kit.ca();
    return { serverCa: [root], chain: [kit.leaf(inter(kit, root))], clientCa: [root] };
  }),
  s('client-ca-root-missing', (kit) => {
    const root = kit.ca();
    const middle = inter(kit, root);
    return { serverCa: [root], chain: [kit.leaf(middle), middle], clientCa: [middle] };
  }),
  s(
    'host-name-mismatch',
    one((kit, ca) => ({
      ...identity,
      chain: [kit.leaf(ca, { extensions: named('DNS:other.example', 'IP:192.0.2.9') })],
    })),
    {
      also: ['host-name-of-tunnel-not-in-cert'],
    },
  ),
  s(
    'host-name-mismatch',
    one((kit, ca) => ({
      ...identity,
      chain: [kit.leaf(ca, { extensions: named('DNS:*.example.test') })],
      flags: ['-hlocalhost', '--protocol=TCP'],
    })),
    {
      variant: 'wildcard',
      also: ['host-name-of-tunnel-not-in-cert'],
    },
  ),
  s(
    'server-cert-without-ip-san',
    one((kit, ca) => ({ ...identity, chain: [kit.leaf(ca, { extensions: named('DNS:db.example.test') })] })),
    {
      also: ['host-name-of-tunnel-not-in-cert', 'host-name-mismatch'],
    },
  ),
  s(
    'server-cert-ip-as-dns-san',
    one((kit, ca) => ({ ...identity, chain: [kit.leaf(ca, { extensions: named('DNS:127.0.0.1') })] })),
  ),
  s(
    'server-cert-eku-no-serverauth',
    one((kit, ca) => ({
      chain: [kit.leaf(ca, { extensions: ['extendedKeyUsage=clientAuth', 'subjectAltName=IP:127.0.0.1'] })],
    })),
  ),
  s(
    'ca-renewed-same-name-new-key',
    one((kit) => ({ clientCa: [kit.ca()] })),
  ),
  s(
    'ca-without-keycertsign',
    one(
      () => ({}),
      (kit) =>
        kit.ca('/CN=No sign', { extensions: ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,cRLSign'] }),
    ),
  ),
  s(
    'ca-name-constraint-violated',
    one(
      () => ({}),
      (kit) =>
        kit.ca('/CN=Bound', {
          extensions: ['basicConstraints=critical,CA:TRUE', 'nameConstraints=critical,permitted;DNS:corp.test'],
        }),
    ),
  ),
  s(
    'cert-critical-extension-unknown',
    one((kit, ca) => ({
      chain: [
        kit.leaf(ca, { extensions: ['1.2.3.4.5=critical,ASN1:UTF8String:hello', 'subjectAltName=IP:127.0.0.1'] }),
      ],
    })),
  ),
  {
    id: 'mysql-auto-cert-used-instead',
    servers: ['mysql9'],
    clientSees: ['server-cert-unknown-ca', 'server-cert-not-verified'],
    make: (kit) => ({
      client: ['-uroot', '--ssl-mode=VERIFY_CA', `--ssl-ca=${kit.write('mine.pem', kit.ca('/CN=Mine').pem)}`],
      sides: ['client', 'both'],
    }),
  },
  s(
    'client-cert-other-ca',
    one((kit) => ({ client: [kit.client(kit.ca('/CN=Foreign'))] })),
  ),
  s(
    'client-cert-expired',
    one((kit, ca) => ({ client: [kit.client(ca, { from: -20, to: -10 })] })),
  ),
  s(
    'client-cert-self-signed',
    one((kit) => ({ client: [kit.ca('/CN=me', { extensions: ['basicConstraints=CA:FALSE'] })] })),
  ),
  s(
    'client-cert-eku-no-clientauth',
    one((kit, ca) => ({ client: [kit.client(ca, { extensions: ['extendedKeyUsage=serverAuth'] })] })),
  ),
  s('client-cert-intermediate-missing', (kit) => {
    const root = kit.ca();
    return { serverCa: [root], chain: [kit.leaf(root)], clientCa: [root], client: [kit.client(inter(kit, root))] };
  }),
  s(
    'server-ca-not-set',
    (kit) => {
      const ca = kit.ca();
      return { chain: [kit.leaf(ca)], clientCa: [ca], client: [kit.client(ca)] };
    },
    { also: ['server-ca-not-the-issuer'] },
  ),
  s(
    'server-ca-not-the-issuer',
    one((kit, ca) => ({ serverCa: [kit.ca('/CN=Wrong')], client: [kit.client(ca)] })),
    { also: ['client-cert-other-ca'] },
  ),
];
