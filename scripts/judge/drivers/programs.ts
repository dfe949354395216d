import { readLaunch } from '../../servers/launch.ts';
import { type At, type Driver, type Files, libraries, type Program, treeEnv } from './driver.ts';

const asked = "SHOW SESSION STATUS LIKE 'Ssl_cipher'";

const mariadb: Driver['tell'] = {
  plain: () => '--skip-ssl',
  system: () => '--ssl --ssl-verify-server-cert',
  trust: ({ ca }) => `--ssl-ca=${ca} --ssl-verify-server-cert`,
  identity: ({ ca, cert, key }) => `--ssl-ca=${ca} --ssl-cert=${cert} --ssl-key=${key} --ssl-verify-server-cert`,
};
const oracle: Driver['tell'] = {
  plain: () => '--ssl-mode=DISABLED',
  trust: ({ ca }) => `--ssl-mode=VERIFY_IDENTITY --ssl-ca=${ca}`,
  identity: ({ ca, cert, key }) => `--ssl-mode=VERIFY_IDENTITY --ssl-ca=${ca} --ssl-cert=${cert} --ssl-key=${key}`,
};

/** A client program of a cached server. */
const own = (
  server: 'maria10' | 'maria11' | 'mysql9',
  program: string,
  client: string | undefined,
  after: readonly string[],
): Driver => ({
  name: `${program} of ${server}`,
  ...(client === undefined ? {} : { client }),
  tell: server === 'mysql9' ? oracle : mariadb,
  program(slot: string, at: At): Program {
    const { programs, env, clientPlugins } = readLaunch(server);
    return {
      files: {},
      run: [
        ...(programs[program] ?? ['false']),
        '--no-defaults',
        '--protocol=tcp',
        `-h${at.host}`,
        `-P${at.port}`,
        `-u${at.user}`,
        `--password=${at.password}`,
        ...(clientPlugins === null ? [] : [`--plugin-dir=${clientPlugins}`]),
        ...slot.split(' '),
        ...after,
      ],
      env,
    };
  },
  config: (slot) => slot,
});

const byWords = (
  parts: Pick<Driver, 'name' | 'tree' | 'needs'>,
  tell: Driver['tell'],
  run: (slot: readonly string[], at: At, tree: string) => readonly string[],
  files: (slot: string, at: At, tree: string) => Record<string, string> = () => ({}),
  env: (tree: string) => Record<string, string> = treeEnv,
): Driver => ({
  ...parts,
  tell,
  program: (slot, at, tree) => ({
    files: files(slot, at, tree),
    run: run(slot === '' ? [] : slot.split(' '), at, tree),
    env: env(tree),
  }),
});

const flags =
  (ca: string, cert: string, key: string) =>
  (files: Files): string =>
    `${ca}${files.ca} ${cert}${files.cert} ${key}${files.key}`;

/** Client programs, and programs around libmariadb and Go's driver. */
export const programDrivers: readonly Driver[] = [
  own('mysql9', 'mysql', 'mysql-9', ['-N', '-e', asked]),
  own('mysql9', 'mysqldump', undefined, ['mysql', 'user']),
  own('mysql9', 'mysqladmin', undefined, ['status']),
  own('maria11', 'mysql', 'mariadb-11', ['-N', '-e', asked]),
  own('maria11', 'mysqldump', undefined, ['mysql', 'user']),
  own('maria11', 'mysqladmin', undefined, ['status']),
  own('maria10', 'mysql', 'mariadb-10', ['-N', '-e', asked]),
  byWords(
    { name: 'mydumper', tree: { name: 'mydumper', packages: ['mydumper', 'libpcre3'] } },
    {
      plain: () => '',
      trust: ({ ca }) => `--ssl --ca ${ca}`,
      identity: (files) => `--ssl ${flags('--ca ', '--cert ', '--key ')(files)}`,
    },
    (slot, at, tree) => [
      `${tree}/usr/bin/mydumper`,
      '-h',
      at.host,
      '-P',
      String(at.port),
      '-u',
      at.user,
      '-p',
      at.password,
      '-o',
      'dump',
      '-B',
      'none',
      ...slot,
    ],
  ),
  byWords(
    { name: 'mysqltcl', tree: { name: 'tcl', packages: ['tcl8.6', 'mysqltcl'] } },
    {
      plain: () => '',
      trust: ({ ca }) => `-ssl 1 -sslca ${ca}`,
      identity: (files) => `-ssl 1 ${flags('-sslca ', '-sslcert ', '-sslkey ')(files)}`,
    },
    (_, __, tree) => [`${tree}/usr/bin/tclsh8.6`, 'app.tcl'],
    (slot, at, tree) => ({
      'app.tcl': `lappend auto_path ${libraries(tree)} ${tree}/usr/lib/tcltk ${tree}/usr/lib/tcltk/x86_64-linux-gnu\npackage require mysqltcl\nset db [mysql::connect -host ${at.host} -port ${at.port} -user ${at.user} -password ${at.password} ${slot}]\nputs "connected [mysql::sel $db "${asked.replaceAll("'", "\\'")}" -flatlist]"\n`,
    }),
    (tree) => ({ ...treeEnv(tree), TCL_LIBRARY: `${tree}/usr/share/tcltk/tcl8.6` }),
  ),
  byWords(
    { name: 'LuaSQL', tree: { name: 'lua', packages: ['lua5.3', 'lua-sql-mysql'] } },
    { plain: () => '' },
    (_, __, tree) => [`${tree}/usr/bin/lua5.3`, 'app.lua'],
    (_, at, tree) => ({
      'app.lua': `package.cpath = '${libraries(tree)}/lua/5.3/?.so'\nlocal db = assert(require('luasql.mysql').mysql():connect('', '${at.user}', '${at.password}', '${at.host}', ${at.port}))\nprint('connected', db)\n`,
    }),
  ),
  byWords(
    { name: 'RMySQL', tree: { name: 'r', packages: ['r-cran-rmysql'] }, needs: ['Rscript'] },
    { plain: () => '' },
    () => ['Rscript', 'app.R'],
    (_, at, tree) => ({
      'app.R': `.libPaths(c('${tree}/usr/lib/R/site-library', .libPaths()))\nlibrary(RMySQL)\ndb <- dbConnect(MySQL(), host='${at.host}', port=${at.port}, user='${at.user}', password='${at.password}')\ncat('connected\\n')\n`,
    }),
  ),
  byWords(
    { name: 'mysqld_exporter', tree: { name: 'exporter', packages: ['prometheus-mysqld-exporter'] } },
    {
      plain: () => '',
      system: () => '?tls=true',
    },
    () => ['bash', 'run.sh'],
    (slot, at, tree) => ({
      'run.sh': [
        `DATA_SOURCE_NAME='${at.user}:${at.password}@(${at.host}:${at.port})/${slot}' ${tree}/usr/bin/prometheus-mysqld-exporter --web.listen-address=127.0.0.1:19104 &`,
        'sleep 1; exec 3<>/dev/tcp/127.0.0.1/19104; printf "GET /metrics HTTP/1.0\\r\\n\\r\\n" >&3; grep -q "^mysql_up 1" <&3 && echo connected; kill $!',
        '',
      ].join('\n'),
    }),
  ),
  byWords(
    { name: 'libmariadb in C', tree: { name: 'c', packages: ['libmariadb-dev'] }, needs: ['gcc'] },
    {
      plain: () => '',
      trust: ({ ca }) => `mysql_options(db,MYSQL_OPT_SSL_CA,"${ca}");mysql_options(db,MYSQL_OPT_SSL_ENFORCE,&on);`,
      identity: ({ ca, cert, key }) =>
        `mysql_options(db,MYSQL_OPT_SSL_CA,"${ca}");mysql_options(db,MYSQL_OPT_SSL_CERT,"${cert}");mysql_options(db,MYSQL_OPT_SSL_KEY,"${key}");`,
    },
    () => ['sh', 'run.sh'],
    (slot, at, tree) => ({
      'app.c': `#include <stdio.h>\n#include <mysql.h>\nint main(void){my_bool on=1;(void)on;MYSQL*db=mysql_init(0);${slot}\nif(!mysql_real_connect(db,"${at.host}","${at.user}","${at.password}",0,${at.port},0,0)){fprintf(stderr,"connect failed: %u %s\\n",mysql_errno(db),mysql_error(db));return 1;}\nprintf("connected %s\\n",mysql_get_ssl_cipher(db)?mysql_get_ssl_cipher(db):"");return 0;}\n`,
      'run.sh': `gcc -I${tree}/usr/include/mariadb app.c -L${libraries(tree)} -lmariadb -o app -Wl,--allow-shlib-undefined && ./app\n`,
    }),
  ),
];

/** What can't be had here, and why: its words come from documentation or from measurements made elsewhere. */
export const notHad: Readonly<Record<string, string>> = {
  'Connector/J 5, 8, 9': 'in neither the npm registry nor Debian 12',
  'MariaDB Connector/J 3': 'in neither the npm registry nor Debian 12',
  'MySqlConnector, Connector/NET': 'in neither the npm registry nor Debian 12',
  'MySQL Connector/Python': 'in neither the npm registry nor Debian 12',
  'sqlx, mysql_async (Rust)': 'in neither the npm registry nor Debian 12',
  Prisma: 'its engines come from a server of its own, not from the npm registry',
  myxql: 'in neither the npm registry nor Debian 12',
};
