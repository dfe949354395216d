import { type DriverConfig, type DriverProblem, isTrue } from './driver-config.ts';
import { pathMaterial } from './material.ts';
import type { Judged } from './node-tls.ts';

/** PHP's PDO and mysqli (mysqlnd) by their attributes. */
export function phpTls({ options, driver }: DriverConfig): Judged {
  const find = (name: string): [string, DriverConfig['options'][string]] | undefined =>
    Object.entries(options).find(([key]) => new RegExp(`(^|::|_)(MYSQL_)?(ATTR_)?SSL_${name}$`, 'i').test(key));
  const problems: DriverProblem[] = [];
  const [ca, cert, key] = [find('CA'), find('CERT'), find('KEY')];
  const capath = find('CAPATH');
  const verify = find('VERIFY_SERVER_CERT');
  const any = [ca, cert, key, capath, find('CIPHER')].some((entry) => entry !== undefined);
  const flag = Object.keys(options).some((name) => /MYSQLI_CLIENT_SSL/.test(name));
  if (verify !== undefined && !any && !flag)
    problems.push({
      id: 'driver-php-verify-option-without-effect',
      option: verify[0],
      what: `${verify[0]} alone switches neither TLS nor verification on`,
      instead:
        driver === 'mysqli'
          ? "mysqli_ssl_set($db, null, null, '/etc/app/ca.pem', null, null)"
          : "PDO::MYSQL_ATTR_SSL_CA => '/etc/app/ca.pem'",
    });
  for (const name of Object.keys(options).filter((entry) => /^(ssl-?mode|sslca|ssl_ca|tls)$/i.test(entry)))
    problems.push({
      id: 'driver-url-tls-parameter-ignored',
      option: name,
      what: `PHP passes ${name} over`,
      instead: "PDO::MYSQL_ATTR_SSL_CA => '/etc/app/ca.pem'",
    });
  if ((cert === undefined) !== (key === undefined))
    problems.push({
      id: 'driver-drops-client-cert',
      option: (cert ?? key)?.[0] ?? '',
      what: 'certificate and key go together, and one of them is missing: no certificate is shown',
      instead:
        "PDO::MYSQL_ATTR_SSL_CERT => '/etc/app/client-cert.pem', PDO::MYSQL_ATTR_SSL_KEY => '/etc/app/client-key.pem'",
    });
  for (const entry of [ca, cert, key])
    if (typeof entry?.[1] === 'string' && entry[1].includes('-----BEGIN'))
      problems.push({
        id: 'driver-pem-instead-of-path',
        option: entry[0],
        what: `${entry[0]} holds PEM text, and PHP wants the path of a file`,
        instead: `${entry[0]} => '/etc/app/ca.pem'`,
      });
  const verifies = (ca ?? capath) !== undefined && !(verify !== undefined && !isTrue(verify[1]));
  const files = Object.fromEntries(
    (
      [
        ['ca', ca],
        ['cert', cert],
        ['key', key],
      ] as const
    ).flatMap(([role, entry]) => {
      const material = pathMaterial(entry?.[1]);
      return material === undefined ? [] : [[role, material]];
    }),
  );
  return {
    tls: { asks: any || flag ? 'must' : 'never', verifiesChain: verifies, verifiesName: verifies, ...files },
    problems,
  };
}
