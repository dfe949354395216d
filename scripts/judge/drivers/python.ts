import type { At, Driver, Files, Program } from './driver.ts';
import { treeEnv } from './driver.ts';

const tree = {
  name: 'python',
  packages: ['python3-pymysql', 'python3-mysqldb', 'python3-aiomysql', 'python3-sqlalchemy', 'python3-django', 'mycli'],
};
const needs = ['/usr/bin/python3'];

const run =
  (lines: (slot: string, at: At) => readonly string[]): Driver['program'] =>
  (slot, at, folder): Program => ({
    files: { 'app.py': `${lines(slot, at).join('\n')}\n` },
    run: ['/usr/bin/python3', 'app.py'],
    env: { ...treeEnv(folder), PYTHONPATH: `${folder}/usr/lib/python3/dist-packages` },
  });

const place = (at: At, more = ''): string =>
  `host='${at.host}', port=${at.port}, user='${at.user}', password='${at.password}'${more === '' ? '' : `, ${more}`}`;
const asked = "SHOW SESSION STATUS LIKE 'Ssl_cipher'";
const ask = ['cursor = db.cursor()', `cursor.execute("${asked}")`, "print('connected', cursor.fetchone()[1])"];
const dict = ({ ca, cert, key }: Files): string => `ssl={'ca': '${ca}', 'cert': '${cert}', 'key': '${key}'}`;
const tell: Driver['tell'] = {
  plain: () => '',
  trust: ({ ca }) => `ssl={'ca': '${ca}'}`,
  identity: dict,
};
/** `ssl={…}` as the one entry of a dict. */
const asDict = (slot: string): string => `dict(${slot})`;

export const pythonDrivers: readonly Driver[] = [
  {
    name: 'PyMySQL',
    client: 'pymysql',
    tree,
    needs,
    tell: { ...tell, system: () => "ssl={'check_hostname': True}" },
    program: run((slot, at) => ['import pymysql', `db = pymysql.connect(${place(at, slot)})`, ...ask]),
    config: (slot, at) => `pymysql.connect(${place(at, slot)})`,
  },
  {
    name: 'mysqlclient',
    client: 'mysqlclient',
    tree,
    needs,
    tell,
    program: run((slot, at) => ['import MySQLdb', `db = MySQLdb.connect(${place(at, slot)})`, ...ask]),
    config: (slot, at) => `MySQLdb.connect(${place(at, slot)})`,
  },
  {
    name: 'aiomysql',
    client: 'aiomysql',
    tree,
    needs,
    tell: {
      plain: () => '',
      system: () => 'ssl=ssl.create_default_context()',
      trust: ({ ca }) => `ssl=ssl.create_default_context(cafile='${ca}')`,
      identity: ({ ca, cert, key }) =>
        `ctx = ssl.create_default_context(cafile='${ca}'); ctx.load_cert_chain('${cert}', '${key}'); aiomysql.connect(…, ssl=ctx)`,
    },
    program: run((slot, at) => {
      const [, before = '', own = slot] = /^(.*?)aiomysql\.connect\(…, (.*)\)$/.exec(slot) ?? [];
      return [
        'import asyncio, ssl, aiomysql',
        'async def main():',
        ...before.split('; ').map((line) => `    ${line}`),
        `    db = await aiomysql.connect(${place(at, own)})`,
        '    cursor = await db.cursor()',
        `    await cursor.execute("${asked}")`,
        "    print('connected', (await cursor.fetchone())[1])",
        'asyncio.run(main())',
      ];
    }),
    config: (slot, at) => `aiomysql.connect(${place(at, /aiomysql\.connect\(…, (.*)\)$/.exec(slot)?.[1] ?? slot)})`,
  },
  {
    name: 'SQLAlchemy with PyMySQL',
    client: 'pymysql',
    tree,
    needs,
    tell,
    program: run((slot, at) => [
      'import sqlalchemy',
      `engine = sqlalchemy.create_engine('mysql+pymysql://${at.user}:${at.password}@${at.host}:${at.port}/', connect_args=${asDict(slot)})`,
      `print('connected', engine.connect().execute(sqlalchemy.text("${asked}")).fetchone()[1])`,
    ]),
    config: (slot, at) => `pymysql.connect(${place(at, slot)})`,
  },
  {
    name: 'Django with mysqlclient',
    client: 'mysqlclient',
    tree,
    needs,
    tell,
    program: run((slot, at) => [
      'import django',
      'from django.conf import settings',
      `settings.configure(DATABASES={'default': {'ENGINE': 'django.db.backends.mysql', 'HOST': '${at.host}', 'PORT': '${at.port}', 'USER': '${at.user}', 'PASSWORD': '${at.password}', 'OPTIONS': ${asDict(slot)}}})`,
      'from django.db import connection as db',
      ...ask,
    ]),
    config: (slot, at) => `MySQLdb.connect(${place(at, slot)})`,
  },
  {
    name: 'mycli',
    tree,
    needs,
    tell: {
      plain: () => '',
      trust: ({ ca }) => `--ssl-ca=${ca}`,
      identity: ({ ca, cert, key }) => `--ssl-ca=${ca} --ssl-cert=${cert} --ssl-key=${key}`,
    },
    program: (slot, at, folder): Program => ({
      files: {},
      run: [
        '/usr/bin/python3',
        '-c',
        'from mycli.main import cli; cli()',
        `-h${at.host}`,
        `-P${at.port}`,
        `-u${at.user}`,
        `--password=${at.password}`,
        ...(slot === '' ? [] : slot.split(' ')),
        '-e',
        asked,
      ],
      env: { ...treeEnv(folder), PYTHONPATH: `${folder}/usr/lib/python3/dist-packages`, HOME: at.folder },
    }),
  },
];
