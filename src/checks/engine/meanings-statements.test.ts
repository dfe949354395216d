import { expect, it } from 'vitest';
import { faults } from '../all.ts';
import { explain } from './explain.ts';

const first = (text: string): string | undefined => explain(text, faults).meanings[0]?.fault.id;
const refused = (near: string, product = 'MySQL'): string =>
  `ERROR 1064 (42000): You have an error in your SQL syntax; check the manual that corresponds to your ${product} server version for the right syntax to use near '${near}' at line 1`;

const check = (id: string, ...lines: readonly string[]): void =>
  it(lines.map((line) => line.replace(/^ERROR 1064.*near/, 'near')).join(' ⏎ '), () =>
    expect(first(lines.join('\n'))).toBe(id),
  );

check('server-reload-statement-of-other-product', 'mysql> FLUSH SSL;', refused('SSL'));
check('server-reload-statement-of-other-product', refused('ssl'));
check('server-reload-statement-of-other-product', refused('INSTANCE RELOAD TLS', 'MariaDB'));
check('require-in-grant-removed', "GRANT USAGE ON *.* TO u@'%' REQUIRE SSL", refused('REQUIRE SSL'));
check('require-in-grant-removed', refused('REQUIRE X509'));
check(
  'account-grant-identified-by-removed',
  "GRANT ALL ON *.* TO u IDENTIFIED BY 'x' REQUIRE SSL",
  refused("IDENTIFIED BY 'x' REQUIRE SSL"),
);
check('account-grant-identified-by-removed', refused("password('x')"));
check('require-alter-syntax-56', 'ALTER USER app REQUIRE SSL', refused('REQUIRE SSL'));
check('require-alter-syntax-56', refused("user app@'%'"));
check('require-and-syntax', refused('AND X509'));
check('require-and-syntax', 'ALTER USER u REQUIRE SSL AND X509;', refused('AND X509'));
check('require-and-syntax', refused(", ISSUER '/CN=b'"));
check('require-and-syntax', refused(" ISSUER '/CN=b'", 'MariaDB'));
check('session-ssl-status-empty-mariadb', 'SELECT * FROM sys.session_ssl_status;', 'Empty set (0.00 sec)');
