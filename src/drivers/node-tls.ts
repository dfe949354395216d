import {
  type DriverConfig,
  type DriverProblem,
  type DriverTls,
  isDict,
  isTrue,
  type Value,
  valueText,
} from './driver-config.ts';
import { textMaterial } from './material.ts';

/** What a driver makes of its options, and what is wrong with them. */
export interface Judged {
  readonly tls: DriverTls;
  readonly problems: readonly DriverProblem[];
}

const plain: DriverTls = { asks: 'never', verifiesChain: false, verifiesName: false };

/** mysql2 3.x, mysqljs 2.18 and mariadb 3.5 for Node, with what Sequelize, Knex and TypeORM put around them. */
export function nodeTls(config: DriverConfig): Judged {
  const problems: DriverProblem[] = [];
  const { options, driver, syntax } = config;
  const say = (id: string, option: string, what: string, instead?: string): void =>
    void problems.push({ id, option, what, ...(instead === undefined ? {} : { instead }) });
  if (options.misplacedSsl !== undefined) {
    const at = config.around === 'sequelize' ? 'dialectOptions' : 'connection';
    say(
      'driver-orm-ssl-at-wrong-level',
      'ssl',
      `${config.around} reads ssl in ${at} alone, and here it stands outside`,
      `${at}: { ssl: { ca: fs.readFileSync('/etc/app/ca.pem') } }`,
    );
  }
  const ssl = syntax === 'url' ? sslOfUrl(config, say) : options.ssl;
  for (const name of Object.keys(options).filter((entry) => foreign.test(entry)))
    say(
      'driver-url-tls-parameter-ignored',
      name,
      `${driver} does not know ${name}: it is passed over`,
      'ssl={"ca":"…"} as an option of the program: ssl: { ca: fs.readFileSync(…) }',
    );
  if (ssl === true && driver !== 'mariadb-npm') {
    const what =
      driver === 'mysql2' ? 'mysql2 stops at ssl: true' : 'mysqljs takes ssl: true for TLS that nobody verifies';
    say('driver-node-ssl-true', 'ssl', what, "ssl: { ca: fs.readFileSync('/etc/app/ca.pem') }");
    return { tls: { asks: 'must', verifiesChain: false, verifiesName: false }, problems };
  }
  if (typeof ssl === 'string' && driver !== 'mariadb-npm' && !/^Amazon RDS$/i.test(ssl))
    say(
      'driver-node-ssl-true',
      'ssl',
      `${driver} takes ssl: '${ssl}' for the name of a profile, and there is none`,
      "ssl: { ca: fs.readFileSync('/etc/app/ca.pem') }",
    );
  if (!isDict(ssl) && ssl !== true) return { tls: plain, problems };
  const given = isDict(ssl) ? ssl.dict : {};
  judgeFiles(driver, given, say);
  if (given.crl !== undefined && driver !== 'mariadb-npm')
    say(
      'driver-mysql2-ignores-crl',
      'ssl.crl',
      `${driver} passes ssl.crl over: a revoked server certificate is accepted`,
      'no crl option counts: check the revocation outside of the driver, or use certificates of a few days',
    );
  const verifies = given.rejectUnauthorized !== false;
  if (given.ca !== undefined && !verifies)
    say(
      'driver-ca-given-not-verified',
      'ssl.rejectUnauthorized',
      'ssl.ca is given and rejectUnauthorized: false switches the verification off',
      'rejectUnauthorized: true',
    );
  const name =
    driver === 'mariadb-npm' ? verifies && given.checkServerIdentity === undefined : isTrue(given.verifyIdentity);
  return {
    tls: { asks: 'must', verifiesChain: verifies, verifiesName: verifies && name, ...materials(driver, given) },
    problems,
  };
}

/** What is given as CA, certificate and key. */
function judgeFiles(driver: string, given: Readonly<Record<string, Value>>, say: Say): void {
  for (const name of ['ca', 'cert', 'key'])
    if (typeof given[name] === 'string' && !String(given[name]).includes('-----BEGIN'))
      say(
        'driver-node-path-instead-of-pem',
        `ssl.${name}`,
        `ssl.${name} holds '${valueText(given[name])}': ${driver} wants the PEM text itself, not its path`,
        `${name}: fs.readFileSync('${valueText(given[name])}')`,
      );
  const dropped = given.pfx !== undefined && driver !== 'mariadb-npm' ? 'pfx' : lone(given);
  if (dropped !== undefined)
    say(
      'driver-drops-client-cert',
      `ssl.${dropped}`,
      dropped === 'pfx'
        ? `${driver} passes ssl.pfx over: no certificate is shown`
        : `ssl.${dropped} is given alone: no certificate is shown`,
      'ssl: { ca, cert: fs.readFileSync(…), key: fs.readFileSync(…) }',
    );
}

const foreign =
  /^(ssl-?mode|sslmode|useSSL|requireSSL|tls|ssl[-_]ca|sslca|ssl[-_]cert|ssl[-_]key|sslaccept|trustServerCertificate|verifyServerCertificate|serverSslCert)$/i;

function lone(given: Readonly<Record<string, Value>>): 'cert' | 'key' | undefined {
  if ((given.cert === undefined || given.cert === null) === (given.key === undefined || given.key === null))
    return undefined;
  return given.cert === undefined || given.cert === null ? 'key' : 'cert';
}

function materials(driver: string, given: Readonly<Record<string, Value>>): Partial<DriverTls> {
  const [ca, cert, key] = [textMaterial(given.ca), textMaterial(given.cert), textMaterial(given.key)];
  const pfx = driver === 'mariadb-npm' ? textMaterial(given.pfx) : undefined;
  const bundle = pfx?.kind === 'path' ? ({ kind: 'store', path: pfx.path, form: 'PKCS12' } as const) : undefined;
  return {
    ...(ca === undefined ? {} : { ca }),
    ...(bundle === undefined ? (cert === undefined ? {} : { cert }) : { cert: bundle }),
    ...(key === undefined ? {} : { key }),
  };
}

type Say = (id: string, option: string, what: string, instead?: string) => void;

/** In a URL mysql2 reads ssl as JSON; mariadb takes nothing but true. */
function sslOfUrl({ options, driver }: DriverConfig, say: Say): Value | undefined {
  const { ssl } = options;
  if (ssl === undefined) return undefined;
  if (driver === 'mariadb-npm') {
    if (isTrue(ssl)) return true;
    say(
      'driver-mariadb-npm-url-ssl-ignored',
      'ssl',
      `mariadb for Node takes ssl=true alone in a URL: ssl=${valueText(ssl)} is passed over`,
      "mariadb.createConnection({ …, ssl: { ca: fs.readFileSync('/etc/app/ca.pem') } })",
    );
    return undefined;
  }
  if (isTrue(ssl)) return true;
  if (typeof ssl !== 'string') return ssl;
  try {
    const parsed: unknown = JSON.parse(ssl);
    return typeof parsed === 'object' && parsed !== null
      ? { dict: parsed as Record<string, Value> }
      : (parsed as Value);
  } catch {
    return ssl;
  }
}
