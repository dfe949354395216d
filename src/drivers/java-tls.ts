import {
  type DriverConfig,
  type DriverProblem,
  type DriverTls,
  isTrue,
  type Material,
  valueText,
} from './driver-config.ts';
import { pathMaterial } from './material.ts';
import type { Judged } from './node-tls.ts';

/** MySQL Connector/J 5.1, 8 and 9, and MariaDB Connector/J 2 and 3, by their URL. */
export function javaTls(config: DriverConfig): Judged {
  return config.driver.startsWith('mariadb') ? mariadbJava(config) : connectorJ(config);
}

const store = (value: unknown, form: unknown): Material | undefined =>
  typeof value !== 'string' || value === ''
    ? undefined
    : {
        kind: 'store',
        path: value.replace(/^file:(\/\/(?=\/))?/, ''),
        form: typeof form === 'string' ? form : 'PKCS12',
      };

function stores(config: DriverConfig, trust: string, key: string, form: string): Partial<DriverTls> {
  const { options } = config;
  const [ca, cert] = [store(options[trust], options[`${trust}Type`]), store(options[key], options[form])];
  return { ...(ca === undefined ? {} : { ca }), ...(cert === undefined ? {} : { cert }) };
}

function connectorJ(config: DriverConfig): Judged {
  const { options, driver } = config;
  const problems: DriverProblem[] = [];
  for (const name of ['trustCertificateKeyStoreUrl', 'clientCertificateKeyStoreUrl']) {
    const url = options[name];
    if (typeof url === 'string' && !/^[a-z]{2,}:/i.test(url))
      problems.push({
        id: 'driver-java-keystore-path-not-url',
        option: name,
        what: `${name}=${url} is a path: Connector/J wants a URL`,
        instead: `${name}=file:${url}`,
      });
  }
  for (const name of ['sslCa', 'serverSslCert', 'trustStore', 'keyStore', 'sslcert', 'ssl-ca', 'ssl_ca'].filter(
    (entry) => options[entry] !== undefined,
  ))
    problems.push({
      id: 'driver-url-tls-parameter-ignored',
      option: name,
      what: `Connector/J does not know ${name}: it is passed over`,
      instead: 'trustCertificateKeyStoreUrl=file:/etc/app/truststore.p12&trustCertificateKeyStorePassword=…',
    });
  const files = stores(
    config,
    'trustCertificateKeyStoreUrl',
    'clientCertificateKeyStoreUrl',
    'clientCertificateKeyStoreType',
  );
  if (driver === 'connector-j-5')
    return { tls: { ...old(config), ...files }, problems: [...problems, ...oldProblems(config)] };
  const mode = valueText(options.sslMode).toUpperCase();
  const modes: Readonly<Record<string, Pick<DriverTls, 'asks' | 'verifiesChain' | 'verifiesName'>>> = {
    DISABLED: { asks: 'never', verifiesChain: false, verifiesName: false },
    REQUIRED: { asks: 'must', verifiesChain: false, verifiesName: false },
    VERIFY_CA: { asks: 'must', verifiesChain: true, verifiesName: false },
    VERIFY_IDENTITY: { asks: 'must', verifiesChain: true, verifiesName: true },
  };
  const legacy =
    options.useSSL !== undefined && !isTrue(options.useSSL) ? 'DISABLED' : isTrue(options.requireSSL) ? 'REQUIRED' : '';
  const chosen =
    modes[
      mode === '' ? (isTrue(options.verifyServerCertificate) && isTrue(options.useSSL) ? 'VERIFY_CA' : legacy) : mode
    ];
  const tls = { ...(chosen ?? { asks: 'if-offered', verifiesChain: false, verifiesName: false }), ...files };
  if (files.ca !== undefined && !tls.verifiesChain)
    problems.push({
      id: 'driver-ca-given-not-verified',
      option: 'sslMode',
      what: `trustCertificateKeyStoreUrl is given, and ${mode === '' ? 'without sslMode' : `sslMode=${mode}`} nothing is verified with it`,
      instead: 'sslMode=VERIFY_IDENTITY',
    });
  return { tls, problems };
}

/** useSSL decides; names are never verified, and sslMode is not known. */
function old({ options }: DriverConfig): DriverTls {
  const on = isTrue(options.useSSL);
  if (options.useSSL !== undefined && !on) return { asks: 'never', verifiesChain: false, verifiesName: false };
  const verifies = on && !(options.verifyServerCertificate !== undefined && !isTrue(options.verifyServerCertificate));
  return { asks: isTrue(options.requireSSL) ? 'must' : 'if-offered', verifiesChain: verifies, verifiesName: false };
}

function oldProblems({ options }: DriverConfig): DriverProblem[] {
  const silent = options.useSSL === undefined && options.requireSSL === undefined && options.sslMode === undefined;
  if (silent)
    return [
      {
        id: 'driver-connector-j-5-ssl-warning',
        option: 'useSSL',
        what: 'without useSSL Connector/J 5.1 encrypts for MySQL alone, warns, and verifies nothing',
        instead:
          'useSSL=true&requireSSL=true&verifyServerCertificate=true&enabledTLSProtocols=TLSv1.2&trustCertificateKeyStoreUrl=file:/etc/app/truststore.p12&trustCertificateKeyStorePassword=…',
      },
    ];
  return options.sslMode === undefined
    ? []
    : [
        {
          id: 'driver-url-tls-parameter-ignored',
          option: 'sslMode',
          what: `Connector/J 5.1 does not know sslMode=${valueText(options.sslMode)}: it is passed over`,
          instead: 'useSSL=true&requireSSL=true&verifyServerCertificate=true',
        },
      ];
}

function mariadbJava(config: DriverConfig): Judged {
  const { options, driver } = config;
  const problems: DriverProblem[] = [];
  const two = driver.endsWith('-2');
  const files = stores(config, 'trustStore', 'keyStore', 'keyStoreType');
  const ca = pathMaterial(options.serverSslCert) ?? files.ca;
  const own = { ...files, ...(ca === undefined ? {} : { ca }) };
  for (const name of [
    'trustCertificateKeyStoreUrl',
    'clientCertificateKeyStoreUrl',
    'verifyServerCertificate',
    'sslCa',
  ].filter((entry) => options[entry] !== undefined))
    problems.push({
      id: 'driver-url-tls-parameter-ignored',
      option: name,
      what: `MariaDB Connector/J does not know ${name}: it is passed over`,
      instead: 'serverSslCert=/etc/app/ca.pem',
    });
  if (two) {
    const on = isTrue(options.useSSL ?? options.useSsl);
    if (options.sslMode !== undefined && !on)
      problems.push({
        id: 'driver-mariadb-connector-j-2-ignores-sslmode',
        option: 'sslMode',
        what: `MariaDB Connector/J 2 does not know sslMode=${valueText(options.sslMode)}, and without useSSL=true it asks for no TLS`,
        instead: 'useSSL=true&serverSslCert=/etc/app/ca.pem',
      });
    const verifies = on && !isTrue(options.trustServerCertificate);
    const name = verifies && !isTrue(options.disableSslHostnameVerification);
    return { tls: { asks: on ? 'must' : 'never', verifiesChain: verifies, verifiesName: name, ...own }, problems };
  }
  const mode =
    valueText(options.sslMode).toLowerCase().replaceAll('_', '-') ||
    (isTrue(options.useSsl) ? 'verify-full' : 'disable');
  const name = ['verify-full', 'verify-identity'].includes(mode);
  const chain = name || mode === 'verify-ca';
  return {
    tls: { asks: mode === 'disable' ? 'never' : 'must', verifiesChain: chain, verifiesName: name, ...own },
    problems,
  };
}
