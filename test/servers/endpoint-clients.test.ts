import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogue, serverNames } from '../../scripts/servers/catalogue.ts';
import { isFetched, readLaunch } from '../../scripts/servers/launch.ts';
import { run } from '../../scripts/servers/processes.ts';
import { type Endpoint, startEndpoint } from '../../src/endpoint/server.ts';
import { makeCertificates } from '../endpoint/certificates.ts';

// The servers' own client programs log in to the built-in server.

const certificates = makeCertificates();
const file = (name: string): string => join(certificates.folder, name);
const variables = { ssl_ca: 'ca.pem', ssl_cert: 'server-cert.pem', ssl_key: 'server-key.pem', ssl_crl: 'crl.pem' };
let endpoint: Endpoint;

const subject = { kind: 'specified', subject: '/C=PT/O=Example Ltd/CN=ann' } as const;
const accounts = [
  { user: 'root', host: 'localhost', admin: true, password: 'secret', plugin: 'mysql_native_password' },
  { user: 'native', plugin: 'mysql_native_password', password: 'secret' },
  { user: 'sha2', plugin: 'caching_sha2_password', password: 'secret' },
  { user: 'subject', plugin: 'mysql_native_password', password: 'secret', require: subject },
] as const;

beforeAll(async () => {
  endpoint = await startEndpoint({ accounts, variables, dataDir: certificates.folder, databases: ['shop'] });
});
afterAll(async () => {
  await endpoint.close();
  certificates.remove();
});

const cases: readonly (readonly [
  user: string,
  password: string,
  tls: 'plain' | 'tls' | 'client' | 'other' | 'revoked',
  expected: RegExp,
])[] = [
  ['native', 'secret', 'tls', /^in TLSv1\.3$/],
  [
    'native',
    'wrong',
    'tls',
    /^ERROR 1045 \(28000\): Access denied for user 'native'@'localhost' \(using password: YES\)$/,
  ],
  ['native', '', 'tls', /using password: NO/],
  ['sha2', 'secret', 'tls', /^in TLSv1\.3$/],
  ['sha2', 'secret', 'plain', /^in $/],
  ['subject', 'secret', 'plain', /^ERROR 1045/],
  ['subject', 'secret', 'tls', /^ERROR 1045/],
  ['subject', 'secret', 'other', /^ERROR 1045/],
  ['subject', 'secret', 'client', /^in TLSv1\.3$/],
  ['native', 'secret', 'revoked', /^ERROR 20(13|26)/],
];

describe.each(serverNames.filter((name) => 'mysql' in catalogue[name].layout.programs))('%s', (name) => {
  const here = isFetched(name);
  const launch = here ? readLaunch(name) : undefined;
  const client = (program: string): readonly string[] => [
    ...(launch?.programs[program] ?? []),
    '--no-defaults',
    ...(launch?.clientPlugins ? [`--plugin-dir=${launch.clientPlugins}`] : []),
    '--protocol=TCP',
    '--host=127.0.0.1',
    `--port=${endpoint.port}`,
  ];
  const tlsFlags = (tls: string): string[] => {
    const mysql = catalogue[name].flavor === 'mysql';
    if (tls === 'plain') return mysql ? ['--ssl-mode=DISABLED'] : ['--skip-ssl'];
    const checked = [`--ssl-ca=${file('ca.pem')}`, mysql ? '--ssl-mode=VERIFY_IDENTITY' : '--ssl-verify-server-cert'];
    if (tls === 'tls') return checked;
    return [...checked, `--ssl-cert=${file(`${tls}-cert.pem`)}`, `--ssl-key=${file(`${tls}-key.pem`)}`];
  };
  const login = async (
    program: string,
    user: string,
    password: string,
    tls: string,
    ...more: string[]
  ): Promise<string> => {
    const { status, stdout, stderr } = await run([...client(program), `--user=${user}`, ...tlsFlags(tls), ...more], {
      env: { ...process.env, MYSQL_PWD: password },
    });
    return status === 0 ? stdout : stderr.trim();
  };

  it.skipIf(!here).each(cases)('%s with %j over %s', async (user, password, tls, expected) => {
    const said = await login('mysql', user, password, tls, '-NBe', "SHOW SESSION STATUS LIKE 'Ssl_version'");
    const shown = said.startsWith('Ssl_version') ? `in ${said.trim().split('\t')[1] ?? ''}` : said;
    expect(shown).toMatch(expected);
  });

  it.skipIf(!here)('shows status, databases and warnings', async () => {
    const said = await login(
      'mysql',
      'root',
      'secret',
      'tls',
      '--table',
      // Since 9.3 the client takes no \s in a batch unless told.
      ...(name === 'mysql9' ? ['--commands'] : []),
      '--database=shop',
      '-e',
      '\\s SHOW DATABASES; SHOW WARNINGS; SELECT DATABASE()',
    );
    expect(said).toMatch(/Current user:\s+root@localhost/);
    expect(said).toMatch(/SSL:\s+Cipher in use is TLS_AES_128_GCM_SHA256/);
    expect(said).toMatch(/Server version:\s+8\.4\.0-tlsql tlsql built-in server/);
    expect(said).toMatch(/\| shop +\|/);
  });

  it.skipIf(!here)('is administrated with its own program', async () => {
    expect(await login('mysqladmin', 'root', 'secret', 'tls', 'ping')).toMatch(/alive/);
    expect(await login('mysqladmin', 'root', 'secret', 'tls', 'status')).toMatch(/^Uptime: \d+\s+Threads: 1/);
    expect(await login('mysqladmin', 'root', 'secret', 'tls', 'flush-privileges')).toBe('');
    expect(await login('mysqladmin', 'root', 'secret', 'tls', 'processlist')).toMatch(/root/);
    expect(await login('mysqladmin', 'root', 'secret', 'tls', 'version')).toMatch(/8\.4\.0-tlsql/);
  });
});
