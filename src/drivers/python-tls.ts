import {
  type DriverConfig,
  type DriverProblem,
  type DriverTls,
  isCall,
  isDict,
  isTrue,
  type Value,
} from './driver-config.ts';
import { pathMaterial } from './material.ts';
import type { Judged } from './node-tls.ts';

/** PyMySQL, aiomysql, MySQL Connector/Python and mysqlclient, with what SQLAlchemy and Django put around them. */
export function pythonTls(config: DriverConfig): Judged {
  const { options, around, syntax } = config;
  const problems: DriverProblem[] = [];
  const ssl = options.ssl;
  const flat: Record<string, Value> = { ...options, ...(isDict(ssl) ? prefixed(ssl.dict) : {}) };
  const inUrl = around === 'sqlalchemy' && syntax === 'url';
  for (const [name, value] of Object.entries(flat)) {
    if (typeof value === 'string' && value.includes('-----BEGIN'))
      problems.push({
        id: 'driver-pem-instead-of-path',
        option: name,
        what: `${name} holds PEM text, and the driver wants the path of a file`,
        instead: `${name}='/etc/app/ca.pem'`,
      });
    if (
      inUrl &&
      /^(ssl_disabled|ssl_verify_cert|ssl_verify_identity)$/.test(name) &&
      typeof value === 'string' &&
      /^(false|0|no|off)$/i.test(value)
    )
      problems.push({
        id: 'driver-sqlalchemy-url-string-is-truthy',
        option: name,
        what: `${name}=${value} in the URL reaches the driver as a text, which counts as true`,
        instead: `create_engine(…, connect_args={'${name}': False})`,
      });
  }
  const verifyOption = ['ssl_verify_cert', 'ssl_verify_identity', 'ssl_check_hostname'].find(
    (name) => options[name] !== undefined,
  );
  const hasFile = ['ssl_ca', 'ssl_cert'].some((name) => options[name] !== undefined);
  if (inUrl && config.driver === 'pymysql' && verifyOption !== undefined && hasFile)
    problems.push({
      id: 'driver-sqlalchemy-url-verify-option-drops-ca',
      option: verifyOption,
      what: `${verifyOption} beside ssl_ca in the URL makes SQLAlchemy pass the files in a form that PyMySQL drops`,
      instead: "create_engine(…, connect_args={'ssl': {'ca': '/etc/app/ca.pem'}})",
    });
  return config.driver === 'mysql-connector-python' ? connectorPython(flat, problems) : pymysql(config, flat, problems);
}

/** `ssl={'ca': …}` names the same as `ssl_ca=…`. */
const prefixed = (own: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(own).map(([name, value]) => [name.startsWith('ssl') ? name : `ssl_${name}`, value]),
  );

function files(flat: Readonly<Record<string, Value>>): Partial<DriverTls> {
  const [ca, cert, key] = ['ssl_ca', 'ssl_cert', 'ssl_key'].map((name) => pathMaterial(flat[name]));
  return {
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
  };
}

function connectorPython(flat: Readonly<Record<string, Value>>, problems: DriverProblem[]): Judged {
  const chain = isTrue(flat.ssl_verify_cert);
  const name = chain && isTrue(flat.ssl_verify_identity);
  const off = isTrue(flat.ssl_disabled);
  if (flat.ssl_ca !== undefined && !chain && !off)
    problems.push({
      id: 'driver-ca-given-not-verified',
      option: 'ssl_verify_cert',
      what: 'ssl_ca is given, and without ssl_verify_cert=True nothing is verified with it',
      instead: 'ssl_verify_cert=True, ssl_verify_identity=True',
    });
  const certAlone = (flat.ssl_cert === undefined) !== (flat.ssl_key === undefined);
  if (certAlone)
    problems.push({
      id: 'driver-drops-client-cert',
      option: 'ssl_cert',
      what: 'ssl_cert and ssl_key go together, and one of them is missing: no certificate is shown',
      instead: "ssl_cert='/etc/app/client-cert.pem', ssl_key='/etc/app/client-key.pem'",
    });
  return {
    tls: {
      asks: off ? 'never' : chain ? 'must' : 'if-offered',
      verifiesChain: chain,
      verifiesName: name,
      ...files(flat),
    },
    problems,
  };
}

function pymysql(config: DriverConfig, flat: Readonly<Record<string, Value>>, problems: DriverProblem[]): Judged {
  const { driver, options } = config;
  const ssl = options.ssl;
  const context = isCall(ssl);
  if (driver === 'aiomysql' && ssl !== undefined)
    problems.push({
      id: 'driver-aiomysql-context-falls-back',
      option: 'ssl',
      what: 'aiomysql goes on in plain text where the server offers no TLS, whatever the context verifies',
      instead: 'on the server: ALTER USER … REQUIRE SSL',
    });
  const asDict = isDict(ssl);
  if (
    driver === 'pymysql' &&
    config.around !== 'sqlalchemy' &&
    !asDict &&
    !context &&
    isTrue(flat.ssl_verify_identity) &&
    !isTrue(flat.ssl_verify_cert)
  )
    problems.push({
      id: 'driver-pymysql-verify-identity-needs-verify-cert',
      option: 'ssl_verify_identity',
      what: 'ssl_verify_identity=True without ssl_verify_cert=True makes PyMySQL stop',
      instead: 'ssl_verify_cert=True, ssl_verify_identity=True',
    });
  const hasCa = flat.ssl_ca !== undefined;
  // mysqlclient (libmariadb) verifies the chain as soon as there is a CA, PyMySQL only by ssl={'ca': …} or ssl_verify_cert.
  const chain = context || (hasCa && (asDict || driver === 'mysqlclient' || isTrue(flat.ssl_verify_cert)));
  const name = driver !== 'mysqlclient' && chain && (asDict || context || isTrue(flat.ssl_verify_identity));
  const unchecked = asDict && flat.ssl_check_hostname === false;
  if (hasCa && !chain)
    problems.push({
      id: 'driver-ca-given-not-verified',
      option: 'ssl_ca',
      what: 'ssl_ca alone: PyMySQL makes TLS and verifies nothing',
      instead: "ssl={'ca': '/etc/app/ca.pem'}",
    });
  const any = ssl !== undefined || Object.keys(flat).some((entry) => /^ssl_(ca|cert|key|verify)/.test(entry));
  const off = isTrue(flat.ssl_disabled) || !any;
  return {
    tls: {
      asks: off ? 'never' : 'must',
      verifiesChain: chain,
      verifiesName: name && !unchecked,
      ...(context ? { ca: { kind: 'other', text: 'ssl.SSLContext' } as const } : {}),
      ...files(flat),
    },
    problems,
  };
}
