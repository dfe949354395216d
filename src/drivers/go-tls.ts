import { type DriverConfig, isTrue, valueText } from './driver-config.ts';
import type { Judged } from './node-tls.ts';

/** go-sql-driver/mysql by the `tls` of its DSN. */
export function goTls({ options }: DriverConfig): Judged {
  const ignored = Object.keys(options).filter((name) => /^(ssl[-_]?mode|sslca|ssl[-_]ca|useSSL|ssl)$/i.test(name));
  const problems = ignored.map((name) => ({
    id: 'driver-url-tls-parameter-ignored',
    option: name,
    what: `go-sql-driver sends ${name} to the server as a variable: for TLS it knows tls alone`,
    instead: 'tls=true, or the name of a configuration that mysql.RegisterTLSConfig was given',
  }));
  const tls = valueText(options.tls);
  if (tls === '' || /^(false|0)$/i.test(tls))
    return { tls: { asks: 'never', verifiesChain: false, verifiesName: false }, problems };
  if (isTrue(tls)) return { tls: { asks: 'must', verifiesChain: true, verifiesName: true }, problems };
  if (tls === 'skip-verify') return { tls: { asks: 'must', verifiesChain: false, verifiesName: false }, problems };
  if (tls === 'preferred') return { tls: { asks: 'if-offered', verifiesChain: false, verifiesName: false }, problems };
  return {
    // What is registered has CAs of its own.
    tls: { asks: 'must', verifiesChain: true, verifiesName: true, ca: { kind: 'other', text: 'tls.Config' } },
    problems: [
      ...problems,
      {
        id: 'driver-go-tls-config-not-registered',
        option: 'tls',
        what: `tls=${tls} is the name of a configuration: mysql.RegisterTLSConfig("${tls}", …) must run before sql.Open`,
        instead: `mysql.RegisterTLSConfig("${tls}", &tls.Config{RootCAs: pool, ServerName: "db.example.test"})`,
      },
    ],
  };
}
