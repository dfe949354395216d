import { createServer, type Server, type Socket } from 'node:net';
import { goodFiles, type Kit } from '../kit.ts';
import type { Setup } from '../scenario.ts';
import type { Files, Told } from './driver.ts';

/** One thing that is wrong, for every driver alike. */
export interface DriverFault {
  readonly name: string;
  readonly server: string;
  readonly told: Told;
  /** What its text can rightly be taken for. */
  readonly text: readonly string[];
  /** The text is that of other faults as well: the right one is wanted among the first 3. */
  readonly shared?: boolean;
  /** What the whole look may name. */
  readonly cause: readonly string[];
  /** The driver's own words, written into its program, mend it: with files that are right. */
  readonly words?: boolean;
  /** What the server is told before each driver: it remembers the passwords that it has seen. */
  readonly before?: string;
  readonly make: (
    kit: Kit,
  ) => Setup & { readonly files?: Partial<Files>; readonly user?: string; readonly password?: string };
  /** Something else than the server that is connected to. */
  readonly instead?: () => Promise<{ readonly host?: string; readonly port: number; readonly end: () => void }>;
}

const account = (more = ''): readonly string[] => [
  `CREATE USER app@'%' IDENTIFIED BY 'pw'${more}`,
  // So that programs which read more than their session's state fail at nothing else.
  "GRANT ALL ON *.* TO app@'%'",
];
const good = (kit: Kit): Setup & { files: Files } => {
  const own = goodFiles(kit);
  const pair = kit.client(own.ca);
  return {
    mysqld: own.lines,
    sql: account(),
    files: {
      ca: own.caPath,
      cert: kit.write('client.pem', pair.pem),
      key: kit.write('client-key.pem', String(pair.key.export({ type: 'pkcs8', format: 'pem' }))),
    },
  };
};
/** A good set-up but for the server's leaf. */
const leafOf =
  (parts: Parameters<Kit['leaf']>[1]): DriverFault['make'] =>
  (kit) => {
    const own = good(kit);
    const ca = kit.ca();
    const leaf = kit.leaf(ca, parts);
    kit.write('ca.pem', ca.pem);
    kit.write('server-cert.pem', leaf.pem);
    kit.write('server-key.pem', leaf.keyPem);
    return own;
  };

const untrusted = [
  'server-cert-unknown-ca',
  'driver-java-truststore-lacks-ca',
  'client-mariadb-11-verifies-by-default',
  'server-cert-self-signed',
];
const noTls = ['server-has-no-tls', 'server-tls-not-configured', 'server-ssl-disabled-by-option'];
const oldTls = ['server-tls10-only', 'tls-version-no-overlap', 'tls-version-removed'];
const closed = [
  'network-closed-before-greeting',
  'proxy-haproxy-backend-down',
  'host-blocked',
  'network-silent-listener',
];

const listening = (answer: (socket: Socket) => void) => async (): Promise<{ port: number; end: () => void }> => {
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined);
    answer(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as { port: number }).port, end: () => void server.close() };
};

export const driverFaults: readonly DriverFault[] = [
  {
    name: 'server without TLS',
    server: 'maria11',
    told: 'trust',
    text: noTls,
    cause: noTls,
    make: (kit) => ({ ...good(kit), mysqld: ['skip-ssl'] }),
  },
  {
    name: 'another CA',
    server: 'maria11',
    told: 'trust',
    text: untrusted,
    cause: untrusted,
    make(kit) {
      const own = good(kit);
      return { ...own, files: { ...own.files, ca: kit.write('other.pem', kit.ca('/O=Other/CN=Other CA').pem) } };
    },
  },
  {
    name: 'another CA, MySQL',
    server: 'mysql9',
    told: 'trust',
    text: untrusted,
    cause: untrusted,
    make(kit) {
      const own = good(kit);
      return { ...own, files: { ...own.files, ca: kit.write('other.pem', kit.ca('/O=Other/CN=Other CA').pem) } };
    },
  },
  {
    name: 'CA file missing',
    server: 'maria11',
    told: 'trust',
    text: ['client-ca-file-missing', 'client-path-relative'],
    cause: ['client-ca-file-missing'],
    make(kit) {
      const own = good(kit);
      return { ...own, files: { ...own.files, ca: `${kit.folder}/nope.pem` } };
    },
  },
  {
    name: 'verified by the system alone',
    server: 'maria11',
    told: 'system',
    text: untrusted,
    cause: untrusted,
    words: true,
    make: good,
  },
  {
    name: 'name not in the certificate',
    server: 'maria11',
    told: 'trust',
    text: [
      'host-name-mismatch',
      'server-cert-without-ip-san',
      'driver-node-ip-checked-as-localhost',
      'mysql-auto-cert-without-san',
    ],
    cause: ['host-name-mismatch', 'server-cert-without-ip-san'],
    make: leafOf({
      subject: '/CN=other.example',
      extensions: ['basicConstraints=CA:FALSE', 'subjectAltName=DNS:other.example'],
    }),
  },
  {
    name: 'server certificate expired',
    server: 'maria11',
    told: 'trust',
    text: ['server-cert-expired', 'ca-cert-expired'],
    cause: ['server-cert-expired'],
    make: leafOf({ from: -30, to: -2 }),
  },
  {
    name: 'REQUIRE X509, no certificate',
    server: 'maria11',
    told: 'trust',
    text: ['require-x509-no-client-cert'],
    shared: true,
    cause: ['require-x509-no-client-cert'],
    words: true,
    make: (kit) => ({ ...good(kit), sql: account(' REQUIRE X509') }),
  },
  {
    name: 'client certificate of another CA',
    server: 'maria11',
    told: 'identity',
    text: [
      'client-cert-other-ca',
      'client-cert-refused-shown-as-lost-connection',
      'client-cert-refused',
      'server-ca-not-the-issuer',
    ],
    cause: ['client-cert-other-ca'],
    make(kit) {
      const own = good(kit);
      const pair = kit.client(kit.ca('/O=Other/CN=Other CA'));
      return {
        ...own,
        files: { ...own.files, cert: kit.write('o.pem', pair.pem), key: kit.write('o.key', pair.keyPem) },
      };
    },
  },
  {
    name: "client key is another certificate's",
    server: 'maria11',
    told: 'identity',
    text: ['client-key-cert-mismatch', 'client-file-swapped-or-not-pem'],
    cause: ['client-key-cert-mismatch'],
    make(kit) {
      const own = good(kit);
      return { ...own, files: { ...own.files, key: kit.write('b.key', kit.client(kit.ca()).keyPem) } };
    },
  },
  {
    name: 'REQUIRE SUBJECT of another',
    server: 'maria11',
    told: 'identity',
    // Three places for four REQUIRE clauses with one text: what is told first is how often each is the cause.
    text: ['require-subject-mismatch', 'require-x509-no-client-cert'],
    shared: true,
    cause: ['require-subject-mismatch', 'require-subject-rdn-order'],
    make: (kit) => ({ ...good(kit), sql: account(" REQUIRE SUBJECT '/CN=bob'") }),
  },
  {
    name: 'password wrong',
    server: 'maria11',
    told: 'trust',
    text: ['account-password-wrong'],
    cause: ['account-password-wrong'],
    make: (kit) => ({ ...good(kit), password: 'wrong' }),
  },
  {
    name: 'TLS 1.0 alone (MySQL 5.6)',
    server: 'mysql56',
    told: 'trust',
    text: oldTls,
    cause: oldTls,
    // No client program comes with it to make an account.
    make: (kit) => ({ ...good(kit), sql: [], user: 'root', password: '' }),
  },
  {
    name: 'plugin that the client lacks',
    server: 'maria11',
    told: 'trust',
    text: ['auth-plugin-missing-client', 'client-auth-protocol-too-old'],
    cause: ['auth-plugin-missing-client', 'healthy'],
    make: (kit) => ({
      ...good(kit),
      sql: ["INSTALL SONAME 'auth_ed25519'", "CREATE USER app@'%' IDENTIFIED VIA ed25519 USING PASSWORD('pw')"],
    }),
  },
  {
    name: 'caching_sha2 without TLS',
    before: 'FLUSH PRIVILEGES',
    server: 'mysql9',
    told: 'plain',
    text: ['caching-sha2-plain-cold', 'auth-plugin-missing-client', 'client-auth-protocol-too-old'],
    cause: [
      'caching-sha2-plain-cold',
      'driver-plaintext-by-default',
      'client-auth-protocol-too-old',
      'auth-plugin-missing-client',
    ],
    words: true,
    make: good,
  },
  {
    name: 'REQUIRE SSL, no TLS',
    server: 'maria11',
    told: 'plain',
    text: ['require-ssl-plain-client'],
    shared: true,
    cause: ['require-ssl-plain-client', 'driver-plaintext-by-default'],
    words: true,
    make: (kit) => ({ ...good(kit), sql: account(' REQUIRE SSL') }),
  },
  {
    name: 'require_secure_transport, no TLS',
    server: 'maria11',
    told: 'plain',
    text: ['require-secure-transport-plain-client'],
    cause: ['require-secure-transport-plain-client', 'driver-plaintext-by-default'],
    words: true,
    make(kit) {
      const own = good(kit);
      return { ...own, mysqld: [...(own.mysqld ?? []), 'require_secure_transport=ON'] };
    },
  },
  {
    name: 'closed at once',
    server: 'maria11',
    told: 'trust',
    text: closed,
    cause: closed,
    make: good,
    instead: listening((socket) => socket.destroy()),
  },
  {
    name: 'nobody listens',
    server: 'maria11',
    told: 'trust',
    text: ['network-port-closed', 'server-bind-address-loopback'],
    cause: ['network-port-closed', 'server-bind-address-loopback'],
    make: good,
    instead: async () => {
      const { port, end } = await listening(() => undefined)();
      end();
      return { port, end };
    },
  },
  {
    name: 'a web server',
    server: 'maria11',
    told: 'trust',
    text: ['peer-not-mysql', 'http-sent-to-mysql-port', 'network-closed-before-greeting', 'network-silent-listener'],
    cause: ['peer-not-mysql', 'http-sent-to-mysql-port'],
    make: good,
    instead: listening((socket) =>
      socket.end('HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n400 Bad Request'),
    ),
  },
  {
    name: 'host name unknown',
    server: 'maria11',
    told: 'trust',
    text: ['host-name-unknown'],
    cause: ['host-name-unknown'],
    make: good,
    instead: async () => ({ host: 'db.invalid', port: 3306, end: () => undefined }),
  },
];
