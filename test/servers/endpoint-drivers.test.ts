import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../scripts/servers/processes.ts';
import { type Endpoint, startEndpoint } from '../../src/endpoint/server.ts';
import { makeCertificates } from '../endpoint/certificates.ts';
import { driver } from './debian-drivers.ts';

// Drivers in other languages log in to the built-in server, with and without TLS and a client certificate.

const certificates = makeCertificates();
const folder = mkdtempSync(join(tmpdir(), 'tlsql-drivers-'));
const file = (name: string): string => join(certificates.folder, name);
let endpoint: Endpoint;

const accounts = [
  { user: 'native', plugin: 'mysql_native_password', password: 'secret' },
  { user: 'sha2', plugin: 'caching_sha2_password', password: 'secret' },
  { user: 'x509', plugin: 'mysql_native_password', password: 'secret', require: { kind: 'x509' } },
] as const;

beforeAll(async () => {
  const variables = { ssl_ca: 'ca.pem', ssl_cert: 'server-cert.pem', ssl_key: 'server-key.pem' };
  endpoint = await startEndpoint({ accounts, variables, dataDir: certificates.folder });
});
afterAll(async () => {
  await endpoint.close();
  certificates.remove();
  rmSync(folder, { recursive: true });
});

interface Attempt {
  readonly user: string;
  readonly password: string;
  readonly tls: 'plain' | 'tls' | 'client';
}

/** What every driver must come to: `in` and the protocol, or the number of the error. */
const cases: readonly (readonly [Attempt, string])[] = [
  [{ user: 'native', password: 'secret', tls: 'plain' }, 'in '],
  [{ user: 'native', password: 'secret', tls: 'tls' }, 'in TLSv1.3'],
  [{ user: 'native', password: 'wrong', tls: 'tls' }, '1045'],
  [{ user: 'sha2', password: 'secret', tls: 'tls' }, 'in TLSv1.3'],
  [{ user: 'sha2', password: 'secret', tls: 'plain' }, 'in '],
  [{ user: 'x509', password: 'secret', tls: 'plain' }, '1045'],
  [{ user: 'x509', password: 'secret', tls: 'tls' }, '1045'],
  [{ user: 'x509', password: 'secret', tls: 'client' }, 'in TLSv1.3'],
];

const pymysql = driver('python3-pymysql', 'python3');
const python = `
import os, sys, pymysql
env = os.environ
ssl = None
if env['TLS'] != 'plain':
    ssl = {'ca': env['CA']}
    if env['TLS'] == 'client':
        ssl.update(cert=env['CERT'], key=env['KEY'])
try:
    c = pymysql.connect(host='127.0.0.1', port=int(env['PORT']), user=env['LOGIN'], password=env['PASSWORD'], ssl=ssl)
    with c.cursor() as cursor:
        cursor.execute("SHOW STATUS LIKE 'Ssl_version'")
        print('in', cursor.fetchone()[1])
    c.close()
except pymysql.err.MySQLError as error:
    print(error.args[0])
`;

const jdbc = driver('libmariadb-java', 'javac');
const java = `
import java.sql.*;
public class Login {
  public static void main(String[] args) throws Exception {
    var env = System.getenv();
    var url = "jdbc:mariadb://127.0.0.1:" + env.get("PORT") + "/?allowPublicKeyRetrieval=true";
    if (!env.get("TLS").equals("plain")) url += "&useSSL=true&serverSslCert=" + env.get("CA");
    if (env.get("TLS").equals("client")) url += "&keyStore=" + env.get("STORE") + "&keyStorePassword=changeit&keyStoreType=PKCS12";
    try (var connection = DriverManager.getConnection(url, env.get("LOGIN"), env.get("PASSWORD"));
         var rows = connection.createStatement().executeQuery("SHOW STATUS LIKE 'Ssl_version'")) {
      rows.next();
      System.out.println("in " + rows.getString(2));
    } catch (SQLException error) {
      System.out.println(error.getErrorCode() == 0 ? error.toString() : "" + error.getErrorCode());
    }
  }
}
`;

async function attempt(
  command: readonly string[],
  { user, password, tls }: Attempt,
  env: Record<string, string>,
): Promise<string> {
  const { status, stdout, stderr } = await run(command, {
    env: {
      ...process.env,
      ...env,
      PORT: String(endpoint.port),
      LOGIN: user,
      PASSWORD: password,
      TLS: tls,
      CA: file('ca.pem'),
      CERT: file('client-cert.pem'),
      KEY: file('client-key.pem'),
      STORE: join(folder, 'client.p12'),
    },
  });
  expect(status, stderr).toBe(0);
  return stdout.trimEnd() === 'in' ? 'in ' : stdout.replace(/\n$/, '');
}

describe.skipIf(pymysql.folder === undefined)(`PyMySQL (${pymysql.missing || 'of Debian'})`, () => {
  const program = join(folder, 'login.py');
  beforeAll(() => writeFileSync(program, python));
  it.each(cases)('%j: %s', async (login, expected) => {
    const path = join(pymysql.folder ?? '', 'usr/lib/python3/dist-packages');
    expect(await attempt(['python3', program], login, { PYTHONPATH: path })).toBe(expected);
  });
});

describe.skipIf(jdbc.folder === undefined)(`MariaDB Connector/J (${jdbc.missing || 'of Debian'})`, () => {
  const jar = join(jdbc.folder ?? '', 'usr/share/java/mariadb-java-client.jar');
  beforeAll(async () => {
    const classes = join(folder, 'java');
    mkdirSync(classes);
    writeFileSync(join(classes, 'Login.java'), java);
    const compiled = await run(['javac', '-d', classes, join(classes, 'Login.java')]);
    expect(compiled.status, compiled.stderr).toBe(0);
    const pair = ['-inkey', file('client-key.pem'), '-in', file('client-cert.pem')];
    const store = await run([
      'openssl',
      'pkcs12',
      '-export',
      ...pair,
      '-out',
      join(folder, 'client.p12'),
      '-passout',
      'pass:changeit',
    ]);
    expect(store.status, store.stderr).toBe(0);
  });
  it.each(cases)('%j: %s', async (login, expected) => {
    expect(await attempt(['java', '-cp', `${jar}:${join(folder, 'java')}`, 'Login'], login, {})).toBe(expected);
  });
});
