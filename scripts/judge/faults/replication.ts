import type { Made } from '../../../test/make/certificates.ts';
import { type RunningServer, startServer } from '../../servers/instance.ts';
import { statement } from '../arrange.ts';
import { goodFiles, type Kit } from '../kit.ts';
import { runProgram } from '../run-doctor.ts';
import { modern, type Scenario, type Stage } from '../scenario.ts';

interface Wish {
  /** REQUIRE clause of the account on the source. */
  readonly require?: string;
  /** Options of the channel, without their prefix. */
  readonly channel: (kit: Kit, ca: Made) => readonly string[];
  /** Lines of the source; good files unless said. */
  readonly source?: (kit: Kit) => readonly string[];
  readonly host?: string;
  /** The channel runs: wait for that. */
  readonly runs?: boolean;
}

/** A second server becomes the source of the first, which the doctor is asked about. */
function replica(id: string, wish: Wish, more: Partial<Scenario> = {}): Scenario {
  return {
    id,
    servers: modern,
    make: (kit) => {
      const good = goodFiles(kit);
      return {
        mysqld: [...good.lines, 'server_id=2', ...(kit.server === 'mysql9' ? ['mysqlx=OFF'] : ['skip_slave_start'])],
        sides: ['both'],
        client: ['-uroot', '--ssl-mode=VERIFY_CA', `--ssl-ca=${good.caPath}`],
        after: async (stage) => {
          await follow(stage, kit, wish, good);
          return undefined;
        },
      };
    },
    ...more,
  };
}

async function follow(
  { server, clean }: Stage,
  kit: Kit,
  wish: Wish,
  good: ReturnType<typeof goodFiles>,
): Promise<void> {
  const source = await startServer(kit.server, {
    optionFile: ['server_id=1', ...(wish.source?.(kit) ?? good.lines)].join('\n'),
    options: ['--log-bin=binlog'],
  });
  clean(() => source.stop());
  await statement(source, `CREATE USER repl@'%' IDENTIFIED BY 'Pw1!' ${wish.require ?? ''}`);
  await statement(source, "GRANT REPLICATION SLAVE ON *.* TO repl@'%'");
  const prefix = kit.server === 'mysql9' ? 'SOURCE_' : 'MASTER_';
  const noun = kit.server === 'mysql9' ? 'REPLICA' : 'SLAVE';
  const options = [
    `HOST='${wish.host ?? '127.0.0.1'}'`,
    `PORT=${source.port}`,
    "USER='repl'",
    "PASSWORD='Pw1!'",
    'CONNECT_RETRY=1',
    ...wish.channel(kit, good.ca),
  ].map((option) => prefix + option);
  const change = kit.server === 'mysql9' ? 'CHANGE REPLICATION SOURCE TO' : 'CHANGE MASTER TO';
  const key = kit.server === 'mysql9' && wish.runs === true ? ', GET_SOURCE_PUBLIC_KEY=1' : '';
  await statement(server, `${change} ${options.join(', ')}${key}`);
  await statement(server, `START ${noun} IO_THREAD`);
  await settled(server, noun);
}

/** Waits until the receiver runs or says why it does not; at most 15 seconds. */
async function settled(server: RunningServer | undefined, noun: string): Promise<void> {
  const [program = '', ...args] = server?.clientCommand('mysql') ?? [];
  for (let tries = 0; tries < 30; tries += 1) {
    const { stdout } = await runProgram(program, [...args, '-E', '-e', `SHOW ${noun} STATUS`]);
    if (/IO_Running: Yes|Last_IO_Errno: [1-9]/.test(stdout)) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

const tls = (...rest: string[]): string[] => ['SSL=1', ...rest];
const at = (kit: Kit, name: string): string => `'${kit.folder}/${name}'`;

const atTheSource = 'the source is another machine, and is to be mended first';

export const replication: readonly Scenario[] = [
  replica('replica-plain-caching-sha2', { channel: () => ['SSL=0'] }, { servers: ['mysql9'] }),
  replica(
    'replica-plain-require-ssl',
    { require: 'REQUIRE SSL', channel: () => ['SSL=0'] },
    { servers: ['maria10', 'maria11'] },
  ),
  replica('replica-silently-plaintext', { runs: true, channel: () => ['SSL=0'] }),
  replica('replica-require-x509-no-cert', {
    require: 'REQUIRE X509',
    channel: (kit) => tls(`SSL_CA=${at(kit, 'ca.pem')}`),
  }),
  replica('replica-wrong-ca', {
    channel: (kit) => tls(`SSL_CA='${kit.write('other.pem', kit.ca('/CN=Other').pem)}'`, 'SSL_VERIFY_SERVER_CERT=0'),
  }),
  replica('replica-name-mismatch', {
    channel: (kit) => tls(`SSL_CA=${at(kit, 'source-ca.pem')}`, 'SSL_VERIFY_SERVER_CERT=1'),
    source: (kit) => {
      const ca = kit.ca('/O=Judge/CN=Source CA');
      kit.write('source-ca.pem', ca.pem);
      const leaf = kit.leaf(ca, {
        extensions: ['subjectAltName=DNS:db1.example.test'],
        subject: '/CN=db1.example.test',
      });
      return [
        `ssl-ca=${kit.folder}/source-ca.pem`,
        `ssl-cert=${kit.write('source-cert.pem', leaf.pem)}`,
        `ssl-key=${kit.write('source-key.pem', leaf.keyPem)}`,
      ];
    },
    host: 'localhost',
  }),
  replica('replica-path-relative', { channel: () => tls("SSL_CA='nosuch.pem'") }),
  replica(
    'replica-path-relative',
    { channel: () => tls("SSL_CA='ca.pem'") },
    { servers: ['mysql9'], variant: 'own CA' },
  ),
  replica('replica-tls-file-unusable', { channel: () => tls("SSL_CA='/etc/mysql/nosuch.pem'") }),
  replica('replica-key-cert-mismatch', {
    channel: (kit, ca) => {
      const own = kit.client(ca);
      const other = kit.client(ca);
      return tls(
        `SSL_CA=${at(kit, 'ca.pem')}`,
        `SSL_CERT='${kit.write('repl.pem', own.pem)}'`,
        `SSL_KEY='${kit.write('repl-key.pem', other.keyPem)}'`,
      );
    },
  }),
  replica('replica-cert-refused', {
    channel: (kit) => {
      const own = kit.client(kit.ca('/CN=Foreign'));
      return tls(
        `SSL_CA=${at(kit, 'ca.pem')}`,
        `SSL_CERT='${kit.write('repl.pem', own.pem)}'`,
        `SSL_KEY='${kit.write('repl-key.pem', own.keyPem)}'`,
      );
    },
  }),
  replica(
    'replica-silently-plaintext',
    { runs: true, channel: () => ['SSL=1', 'SSL_VERIFY_SERVER_CERT=0'], source: () => [] },
    { servers: ['maria10'], variant: 'MASTER_SSL=1, source without TLS', byHand: atTheSource },
  ),
  replica(
    'replica-source-without-tls',
    {
      channel: (kit) => tls(`SSL_CA=${at(kit, 'ca.pem')}`),
      source: () => ['tls-version='],
    },
    { servers: ['mysql9'], byHand: atTheSource },
  ),
  replica(
    'replica-source-cert-refused',
    {
      channel: (kit) => tls(`SSL_CA=${at(kit, 'source-ca.pem')}`),
      source: (kit) => {
        const ca = kit.ca('/O=Judge/CN=Source CA');
        kit.write('source-ca.pem', ca.pem);
        const leaf = kit.leaf(ca, { from: -20, to: -10 });
        return [
          `ssl-ca=${kit.folder}/source-ca.pem`,
          `ssl-cert=${kit.write('source-cert.pem', leaf.pem)}`,
          `ssl-key=${kit.write('source-key.pem', leaf.keyPem)}`,
        ];
      },
    },
    { servers: ['maria10', 'mysql9'], byHand: atTheSource },
  ),
];
