import type { Made as Certificate } from '../../test/make/certificates.ts';
import type { Kit } from './kit.ts';
import { all, type Made, type Scenario } from './scenario.ts';

interface Parts {
  readonly ca?: Certificate;
  /** What the server's ssl_ca holds. */
  readonly serverCa?: readonly Certificate[];
  /** ssl_cert, leaf first. */
  readonly chain: readonly Certificate[];
  /** What the client's ssl-ca holds; undefined: none is given. */
  readonly clientCa?: readonly Certificate[];
  readonly mode?: string;
  readonly client?: readonly Certificate[];
  readonly flags?: readonly string[];
  readonly options?: readonly string[];
}

function stage(kit: Kit, parts: Parts): Made {
  const [leaf] = parts.chain;
  const pem = (list: readonly Certificate[]): string => list.map((entry) => entry.pem).join('');
  const options = [
    ...(parts.serverCa === undefined ? [] : [`--ssl-ca=${kit.write('server-ca.pem', pem(parts.serverCa))}`]),
    `--ssl-cert=${kit.write('cert.pem', pem(parts.chain))}`,
    `--ssl-key=${kit.write('key.pem', leaf?.keyPem ?? '')}`,
    ...(parts.options ?? []),
  ];
  const own = parts.client?.[0];
  return {
    options,
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
  };
}

const s = (id: string, parts: (kit: Kit) => Parts, more: Partial<Scenario> = {}): Scenario => ({
  id,
  servers: all,
  make: (kit) => stage(kit, parts(kit)),
  ...more,
});
const inter = (kit: Kit, root: Certificate, subject = '/O=Judge/CN=Inter'): Certificate =>
  kit.ca(subject, { issuer: root });

export const certificateScenarios: readonly Scenario[] = [
  s('server-cert-unknown-ca', (kit) =>
    ((ca) => ({ serverCa: [ca], chain: [kit.leaf(ca)], clientCa: [kit.ca('/CN=Foreign')] }))(kit.ca()),
  ),
  s('server-cert-expired', (kit) =>
    ((ca) => ({ serverCa: [ca], chain: [kit.leaf(ca, { from: -20, to: -10 })], clientCa: [ca] }))(kit.ca()),
  ),
  s('server-cert-not-yet-valid', (kit) =>
    ((ca) => ({ serverCa: [ca], chain: [kit.leaf(ca, { from: 10, to: 20 })], clientCa: [ca] }))(kit.ca()),
  ),
  s('server-cert-self-signed', (kit) =>
    ((own) => ({ serverCa: [own], chain: [own], clientCa: [kit.ca('/CN=Foreign')] }))(
      kit.ca('/CN=localhost', { extensions: ['subjectAltName=DNS:localhost'] }),
    ),
  ),
  s('server-cert-intermediate-missing', (kit) => {
    const root = kit.ca();
    const ca = inter(kit, root);
    return { serverCa: [root], chain: [kit.leaf(ca)], clientCa: [root] };
  }),
  s('client-ca-root-missing', (kit) => {
    const root = kit.ca();
    const ca = inter(kit, root);
    return { serverCa: [root], chain: [kit.leaf(ca), ca], clientCa: [ca] };
  }),
  s(
    'host-name-mismatch',
    (kit) =>
      ((ca) => ({
        serverCa: [ca],
        chain: [kit.leaf(ca, { extensions: ['subjectAltName=DNS:other.example,IP:192.0.2.9'] })],
        clientCa: [ca],
        mode: 'VERIFY_IDENTITY',
      }))(kit.ca()),
    { also: ['host-name-of-tunnel-not-in-cert'] },
  ),
  s(
    'server-cert-without-ip-san',
    (kit) =>
      ((ca) => ({
        serverCa: [ca],
        chain: [kit.leaf(ca, { extensions: ['subjectAltName=DNS:db.example.test'] })],
        clientCa: [ca],
        mode: 'VERIFY_IDENTITY',
      }))(kit.ca()),
    { also: ['host-name-of-tunnel-not-in-cert', 'host-name-mismatch'] },
  ),
  s('server-cert-ip-as-dns-san', (kit) =>
    ((ca) => ({
      serverCa: [ca],
      chain: [kit.leaf(ca, { extensions: ['subjectAltName=DNS:127.0.0.1'] })],
      clientCa: [ca],
      mode: 'VERIFY_IDENTITY',
    }))(kit.ca()),
  ),
  s('server-cert-eku-no-serverauth', (kit) =>
    ((ca) => ({
      serverCa: [ca],
      chain: [kit.leaf(ca, { extensions: ['extendedKeyUsage=clientAuth', 'subjectAltName=IP:127.0.0.1'] })],
      clientCa: [ca],
    }))(kit.ca()),
  ),
  s('ca-renewed-same-name-new-key', (kit) =>
    ((ca) => ({ serverCa: [ca], chain: [kit.leaf(ca)], clientCa: [kit.ca()] }))(kit.ca()),
  ),
  s('ca-without-keycertsign', (kit) =>
    ((ca) => ({ serverCa: [ca], chain: [kit.leaf(ca)], clientCa: [ca] }))(
      kit.ca('/CN=NoSign', { extensions: ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,cRLSign'] }),
    ),
  ),
  s('ca-name-constraint-violated', (kit) =>
    ((ca) => ({ serverCa: [ca], chain: [kit.leaf(ca)], clientCa: [ca] }))(
      kit.ca('/CN=Bound', {
        extensions: ['basicConstraints=critical,CA:TRUE', 'nameConstraints=critical,permitted;DNS:corp.test'],
      }),
    ),
  ),
  s('cert-critical-extension-unknown', (kit) =>
    ((ca) => ({
      serverCa: [ca],
      chain: [
        kit.leaf(ca, { extensions: ['1.2.3.4.5=critical,ASN1:UTF8String:hello', 'subjectAltName=IP:127.0.0.1'] }),
      ],
      clientCa: [ca],
    }))(kit.ca()),
  ),
  s('mysql-auto-cert-used-instead', (kit) => ({ chain: [], clientCa: [kit.ca('/CN=Mine')] }), {
    servers: ['mysql9'],
    make: (kit) => ({
      client: ['-uroot', '--ssl-mode=VERIFY_CA', `--ssl-ca=${kit.write('mine.pem', kit.ca('/CN=Mine').pem)}`],
    }),
  }),
  s('client-cert-other-ca', (kit) =>
    ((ca) => ({ serverCa: [ca], chain: [kit.leaf(ca)], clientCa: [ca], client: [kit.client(kit.ca('/CN=Foreign'))] }))(
      kit.ca(),
    ),
  ),
  s('client-cert-expired', (kit) =>
    ((ca) => ({
      serverCa: [ca],
      chain: [kit.leaf(ca)],
      clientCa: [ca],
      client: [kit.client(ca, { from: -20, to: -10 })],
    }))(kit.ca()),
  ),
  s('client-cert-self-signed', (kit) =>
    ((ca) => ({
      serverCa: [ca],
      chain: [kit.leaf(ca)],
      clientCa: [ca],
      client: [kit.ca('/CN=me', { extensions: ['basicConstraints=CA:FALSE'] })],
    }))(kit.ca()),
  ),
  s('client-cert-eku-no-clientauth', (kit) =>
    ((ca) => ({
      serverCa: [ca],
      chain: [kit.leaf(ca)],
      clientCa: [ca],
      client: [kit.client(ca, { extensions: ['extendedKeyUsage=serverAuth'] })],
    }))(kit.ca()),
  ),
  s('client-cert-intermediate-missing', (kit) => {
    const root = kit.ca();
    const ca = inter(kit, root);
    return { serverCa: [root], chain: [kit.leaf(root)], clientCa: [root], client: [kit.client(ca)] };
  }),
  s('server-ca-not-set', (kit) =>
    ((ca) => ({ chain: [kit.leaf(ca)], clientCa: [ca], client: [kit.client(ca)] }))(kit.ca()),
  ),
  s('server-ca-not-the-issuer', (kit) =>
    ((ca) => ({ serverCa: [kit.ca('/CN=Wrong')], chain: [kit.leaf(ca)], clientCa: [ca], client: [kit.client(ca)] }))(
      kit.ca(),
    ),
  ),
  s('client-verify-without-ca', (kit) => ((ca) => ({ serverCa: [ca], chain: [kit.leaf(ca)] }))(kit.ca())),
  s('client-cert-without-key', (kit) =>
    ((ca) => ({
      serverCa: [ca],
      chain: [kit.leaf(ca)],
      clientCa: [ca],
      flags: [`--ssl-cert=${kit.write('lone.pem', kit.client(ca).pem)}`],
    }))(kit.ca()),
  ),
  s('client-key-cert-mismatch', (kit) =>
    ((ca) => ({
      serverCa: [ca],
      chain: [kit.leaf(ca)],
      clientCa: [ca],
      flags: [
        `--ssl-cert=${kit.write('lone.pem', kit.client(ca).pem)}`,
        `--ssl-key=${kit.write('other.pem', kit.client(ca).keyPem)}`,
      ],
    }))(kit.ca()),
  ),
  s('client-ca-file-missing', (kit) =>
    ((ca) => ({ serverCa: [ca], chain: [kit.leaf(ca)], flags: [`--ssl-ca=${kit.folder}/nope.pem`] }))(kit.ca()),
  ),
];
