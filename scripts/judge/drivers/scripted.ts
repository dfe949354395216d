import { type At, type Driver, libraries, type Program, treeEnv } from './driver.ts';

const asked = "SHOW SESSION STATUS LIKE 'Ssl_cipher'";

const php = { name: 'php', packages: ['php8.2-cli', 'php8.2-mysql'] };
const phpRun =
  (lines: (slot: string, at: At) => readonly string[]): Driver['program'] =>
  (slot, at, tree): Program => {
    const extension = ['mysqlnd', 'pdo', 'pdo_mysql', 'mysqli'].flatMap((name) => [
      '-d',
      `extension=${tree}/usr/lib/php/20220829/${name}.so`,
    ]);
    return {
      files: { 'app.php': `<?php\n${lines(slot, at).join('\n')}\n` },
      run: [`${tree}/usr/bin/php8.2`, '-n', ...extension, '-d', 'display_errors=stderr', 'app.php'],
      env: treeEnv(tree),
    };
  };

const perl = { name: 'perl', packages: ['libdbd-mysql-perl', 'libdbd-mariadb-perl', 'percona-toolkit'] };
const perlEnv = (tree: string): Record<string, string> => ({
  ...treeEnv(tree),
  PERL5LIB: `${libraries(tree)}/perl5/5.36:${tree}/usr/share/perl5`,
});
const dsn = (driver: string, slot: string, at: At): string =>
  slot.startsWith('DBI:')
    ? slot.replace('…', `host=${at.host};port=${at.port}`)
    : `DBI:${driver}:host=${at.host};port=${at.port}${slot === '' ? '' : `;${slot}`}`;
const perlRun =
  (driver: string): Driver['program'] =>
  (slot, at, tree): Program => ({
    files: {
      'app.pl': [
        'use DBI;',
        `my $db = DBI->connect("${dsn(driver, slot, at)}", '${at.user}', '${at.password}', { RaiseError => 1 });`,
        `print "connected ", ($db->selectrow_array("${asked}"))[1], "\\n";`,
        '',
      ].join('\n'),
    },
    run: ['perl', 'app.pl'],
    env: perlEnv(tree),
  });
const perlConfig =
  (driver: string): NonNullable<Driver['config']> =>
  (slot, at) =>
    dsn(driver, slot, at).replace(/:host=/, `:user=${at.user};password=${at.password};host=`);

const ruby = { name: 'ruby', packages: ['ruby', 'ruby-mysql2'] };

/** PHP, Perl, Ruby. */
export const scriptedDrivers: readonly Driver[] = [
  {
    name: 'PHP PDO',
    client: 'pdo',
    tree: php,
    tell: {
      plain: () => '[]',
      trust: ({ ca }) => `[PDO::MYSQL_ATTR_SSL_CA => '${ca}']`,
      identity: ({ ca, cert, key }) =>
        `[PDO::MYSQL_ATTR_SSL_CA => '${ca}', PDO::MYSQL_ATTR_SSL_CERT => '${cert}', PDO::MYSQL_ATTR_SSL_KEY => '${key}']`,
    },
    program: phpRun((slot, at) => [
      `$db = new PDO('mysql:host=${at.host};port=${at.port}', '${at.user}', '${at.password}', ${slot});`,
      `echo 'connected ', $db->query("${asked}")->fetch()[1], "\\n";`,
    ]),
    config: (slot, at) => `new PDO('mysql:host=${at.host};port=${at.port}', '${at.user}', '${at.password}', ${slot})`,
  },
  {
    name: 'PHP mysqli',
    client: 'mysqli',
    tree: php,
    tell: {
      plain: () => '',
      trust: ({ ca }) => `mysqli_ssl_set($db, null, null, '${ca}', null, null);`,
      identity: ({ ca, cert, key }) => `mysqli_ssl_set($db, '${key}', '${cert}', '${ca}', null, null);`,
    },
    program: phpRun((slot, at) => [
      '$db = mysqli_init();',
      slot,
      `mysqli_real_connect($db, '${at.host}', '${at.user}', '${at.password}', '', ${at.port});`,
      `echo 'connected ', $db->query("${asked}")->fetch_row()[1], "\\n";`,
    ]),
  },
  {
    name: 'Ruby mysql2',
    client: 'ruby-mysql2',
    tree: ruby,
    tell: {
      plain: () => '',
      trust: ({ ca }) => `sslca: '${ca}'`,
      identity: ({ ca, cert, key }) => `sslca: '${ca}', sslcert: '${cert}', sslkey: '${key}'`,
    },
    program: (slot, at, tree) => ({
      files: {
        'app.rb': [
          "require 'mysql2'",
          `db = Mysql2::Client.new(host: '${at.host}', port: ${at.port}, username: '${at.user}', password: '${at.password}'${slot === '' ? '' : `, ${slot}`})`,
          `puts "connected #{db.query("${asked}").first['Value']}"`,
          '',
        ].join('\n'),
      },
      run: [`${tree}/usr/bin/ruby3.1`, '--disable=gems', 'app.rb'],
      env: {
        ...treeEnv(tree),
        RUBYLIB: [
          `${tree}/usr/lib/ruby/vendor_ruby`,
          `${libraries(tree)}/ruby/vendor_ruby/3.1.0`,
          `${tree}/usr/lib/ruby/3.1.0`,
          `${libraries(tree)}/ruby/3.1.0`,
        ].join(':'),
      },
    }),
  },
  {
    name: 'DBD::MariaDB',
    client: 'dbd-mariadb',
    tree: perl,
    needs: ['perl'],
    tell: {
      plain: () => '',
      system: () => 'mariadb_ssl=1',
      trust: ({ ca }) => `mariadb_ssl=1;mariadb_ssl_ca_file=${ca}`,
      identity: ({ ca, cert, key }) =>
        `mariadb_ssl=1;mariadb_ssl_ca_file=${ca};mariadb_ssl_client_cert=${cert};mariadb_ssl_client_key=${key}`,
    },
    program: perlRun('MariaDB'),
    config: perlConfig('MariaDB'),
  },
  {
    name: 'DBD::mysql',
    client: 'dbd-mysql',
    tree: perl,
    needs: ['perl'],
    tell: {
      plain: () => '',
      trust: ({ ca }) => `mysql_ssl=1;mysql_ssl_optional=1;mysql_ssl_ca_file=${ca}`,
      identity: ({ ca, cert, key }) =>
        `mysql_ssl=1;mysql_ssl_optional=1;mysql_ssl_ca_file=${ca};mysql_ssl_client_cert=${cert};mysql_ssl_client_key=${key}`,
    },
    program: perlRun('mysql'),
    config: perlConfig('mysql'),
  },
  {
    name: 'pt-show-grants',
    tree: perl,
    needs: ['perl'],
    tell: { plain: () => '' },
    program: (_, at, tree) => ({
      files: {},
      run: ['perl', `${tree}/usr/bin/pt-show-grants`, `h=${at.host},P=${at.port},u=${at.user},p=${at.password}`],
      env: perlEnv(tree),
    }),
  },
];
