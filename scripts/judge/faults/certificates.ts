import type { Scenario } from '../scenario.ts';
import { identity, inter, named, one, s } from './certificates-setup.ts';
import { verifiedCertificates } from './certificates-verified.ts';

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
    one((kit, ca) => ({ chain: [kit.leaf(ca, { from: -20, to: -10 })], ofServer: true })),
  ),
  s(
    'server-cert-expired',
    (kit) => {
      const root = kit.ca();
      const middle = kit.ca('/CN=Old intermediate', { issuer: root, from: -40, to: -3 });
      return { serverCa: [root], chain: [kit.leaf(middle), middle], clientCa: [root], ofServer: true };
    },
    { variant: 'it is the intermediate', also: ['ca-cert-expired'] },
  ),
  s(
    'server-cert-not-yet-valid',
    one((kit, ca) => ({ chain: [kit.leaf(ca, { from: 10, to: 20 })], ofServer: true })),
  ),
  s('server-cert-self-signed', (kit) => {
    const own = kit.ca('/CN=localhost', { extensions: ['subjectAltName=DNS:localhost,IP:127.0.0.1'] });
    return { serverCa: [own], chain: [own], clientCa: [kit.ca('/CN=Foreign')] };
  }),
  s('server-cert-intermediate-missing', (kit) => {
    const root = kit.ca();
    return { serverCa: [root], chain: [kit.leaf(inter(kit, root))], clientCa: [root] };
  }),
  s(
    'server-cert-intermediate-missing',
    (kit) => {
      const root = kit.ca();
      const middle = inter(kit, root);
      kit.write('intermediate.pem', middle.pem);
      return { serverCa: [root], chain: [kit.leaf(middle)], clientCa: [root] };
    },
    { variant: 'it lies beside' },
  ),
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
      ofServer: true,
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
  ...verifiedCertificates,
];
