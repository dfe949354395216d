import {
  type DriverConfig,
  type DriverProblem,
  type DriverTls,
  isTrue,
  type Value,
  valueText,
} from './driver-config.ts';
import { pathMaterial } from './material.ts';
import type { Judged } from './node-tls.ts';

const insensitive = (options: DriverConfig['options'], ...names: readonly string[]): Value | undefined =>
  Object.entries(options).find(([name]) => names.includes(name.toLowerCase().replaceAll(/[\s_-]/g, '')))?.[1];

function files(
  options: DriverConfig['options'],
  ca: readonly string[],
  cert: readonly string[],
  key: readonly string[],
): Partial<DriverTls> {
  const named = [ca, cert, key].map((names) => pathMaterial(insensitive(options, ...names)));
  const [first, second, third] = named;
  return {
    ...(first === undefined ? {} : { ca: first }),
    ...(second === undefined ? {} : { cert: second }),
    ...(third === undefined ? {} : { key: third }),
  };
}

/** MySqlConnector 2 and Connector/NET 8 and 9. */
export function dotnetTls({ options, driver }: DriverConfig): Judged {
  const mode = valueText(insensitive(options, 'sslmode', 'sslmode'))
    .toLowerCase()
    .replaceAll(/[\s_-]/g, '');
  const pem = files(options, ['sslca', 'cacertificatefile', 'cacertfile'], ['sslcert'], ['sslkey']);
  const bundle = valueText(insensitive(options, 'certificatefile'));
  const own: Partial<DriverTls> =
    bundle === '' ? pem : { ...pem, cert: { kind: 'store', path: bundle, form: 'PKCS12' } };
  const asks = ['none', 'disabled'].includes(mode)
    ? 'never'
    : mode === 'preferred' || (mode === '' && driver === 'mysqlconnector')
      ? 'if-offered'
      : 'must';
  const name = ['verifyfull', 'verifyidentity'].includes(mode);
  const chain = name || mode === 'verifyca';
  const problems: DriverProblem[] = [];
  if (own.ca !== undefined && !chain && asks !== 'never')
    problems.push({
      id: 'driver-ca-given-not-verified',
      option: 'SslMode',
      what: `SslCa is given, and ${mode === '' ? 'without SslMode' : `SslMode=${mode}`} nothing is verified with it`,
      instead: 'SslMode=VerifyFull',
    });
  return { tls: { asks, verifiesChain: chain, verifiesName: name, ...own }, problems };
}

/** What is built on MariaDB Connector/C: ruby mysql2, DBD::mysql of Debian, DBD::MariaDB, ODBC. */
export function libmariadbTls({ options, driver }: DriverConfig): Judged {
  const problems: DriverProblem[] = [];
  const own = files(
    options,
    ['sslca', 'mysqlsslcafile', 'mariadbsslcafile'],
    ['sslcert', 'mysqlsslclientcert', 'mariadbsslclientcert'],
    ['sslkey', 'mysqlsslclientkey', 'mariadbsslclientkey'],
  );
  const hasCa = own.ca !== undefined;
  const mode = insensitive(options, 'sslmode');
  if (mode !== undefined && driver === 'ruby-mysql2')
    problems.push({
      id: 'driver-ruby-mysql2-ssl-mode-ignored',
      option: 'ssl_mode',
      what: `mysql2 on MariaDB Connector/C passes ssl_mode: ${valueText(mode)} over`,
      instead: 'sslca: /etc/app/ca.pem, sslverify: true',
    });
  if (mode !== undefined && driver === 'odbc-mariadb')
    problems.push({
      id: 'driver-url-tls-parameter-ignored',
      option: 'SSLMODE',
      what: 'MariaDB ODBC passes SSLMODE over',
      instead: 'SSLCA=/etc/app/ca.pem;SSLVERIFY=1;FORCETLS=1',
    });
  if (
    driver === 'dbd-mysql' &&
    isTrue(insensitive(options, 'mysqlssl')) &&
    !isTrue(insensitive(options, 'mysqlssloptional'))
  )
    problems.push({
      id: 'driver-dbd-mysql-enforcing-ssl-not-supported',
      option: 'mysql_ssl',
      what: 'DBD::mysql on MariaDB Connector/C stops at mysql_ssl=1: it cannot enforce TLS',
      instead: 'DBI:MariaDB:…;mariadb_ssl=1;mariadb_ssl_ca_file=/etc/app/ca.pem',
    });
  const forced = isTrue(insensitive(options, 'forcetls', 'mysqlssl', 'mariadbssl'));
  const name = isTrue(insensitive(options, 'sslverify')) || (driver === 'dbd-mariadb' && hasCa);
  const any = hasCa || own.cert !== undefined || forced;
  // DBD::MariaDB 1.22 verifies by the system's store where it is given no CA.
  const verify = insensitive(options, 'mariadbsslverifyservercert');
  const alone = driver === 'dbd-mariadb' && forced && !hasCa && (verify === undefined || isTrue(verify));
  return {
    tls: {
      asks: any ? (driver === 'dbd-mariadb' ? 'must' : 'if-offered') : 'never',
      verifiesChain: hasCa || alone,
      verifiesName: (hasCa && name) || alone,
      ...own,
    },
    problems,
  };
}

/** Prisma's engine and Rust's sqlx, by their URL. */
export function rustTls({ options, driver }: DriverConfig): Judged {
  const problems: DriverProblem[] = [];
  if (driver === 'prisma') {
    const strict = valueText(options.sslaccept) === 'strict';
    const identity = valueText(options.sslidentity);
    if (identity !== '' && !/\.(p12|pfx)$/i.test(identity))
      problems.push({
        id: 'driver-prisma-identity-or-cert-invalid',
        option: 'sslidentity',
        what: `sslidentity=${identity}: Prisma wants a PKCS#12 file with its password in sslpassword`,
        instead: 'sslidentity=client.p12&sslpassword=…',
      });
    for (const name of ['ssl-mode', 'sslmode', 'ssl', 'sslMode', 'sslca', 'ssl-ca'].filter(
      (entry) => options[entry] !== undefined,
    ))
      problems.push({
        id: 'driver-url-tls-parameter-ignored',
        option: name,
        what: `Prisma passes ${name} over`,
        instead: 'sslaccept=strict&sslcert=ca.pem',
      });
    const ca = pathMaterial(options.sslcert);
    const asked = ['sslaccept', 'sslcert', 'sslidentity'].some((name) => options[name] !== undefined);
    return {
      tls: {
        asks: asked ? 'must' : 'never',
        verifiesChain: strict,
        verifiesName: strict,
        ...(ca === undefined ? {} : { ca }),
      },
      problems,
    };
  }
  const mode = valueText(insensitive(options, 'sslmode')).toUpperCase();
  const name = mode === 'VERIFY_IDENTITY';
  const chain = name || mode === 'VERIFY_CA';
  const own = files(options, ['sslca'], ['sslcert'], ['sslkey']);
  return {
    tls: {
      asks: mode === 'DISABLED' ? 'never' : mode === '' || mode === 'PREFERRED' ? 'if-offered' : 'must',
      verifiesChain: chain,
      verifiesName: name,
      ...own,
    },
    problems,
  };
}
