import { projectRoot } from '../run-doctor.ts';
import type { At, Driver, Files, Program } from './driver.ts';

const object = (slot: string, at: At): string =>
  `{ host: '${at.host}', port: ${at.port}, user: '${at.user}', password: '${at.password}'${slot === '' ? '' : `, ${slot}`} }`;
const asked = "SHOW SESSION STATUS LIKE 'Ssl_cipher'";
const identity = ({ ca, cert, key }: Files): string =>
  `ssl: { ca: fs.readFileSync('${ca}'), cert: fs.readFileSync('${cert}'), key: fs.readFileSync('${key}') }`;
const tell: Driver['tell'] = {
  plain: () => '',
  trust: ({ ca }) => `ssl: { ca: fs.readFileSync('${ca}') }`,
  identity,
};

/** A program in CommonJS beside the modules. */
const run =
  (name: string, lines: (options: string) => readonly string[]): Driver['program'] =>
  (slot, at, folder): Program => {
    const modules = `${folder === '' ? projectRoot : folder}/node_modules`;
    // mariadb is of ECMAScript modules alone.
    const driver = name.endsWith('.js')
      ? `const driver = { createConnection: async (options) => (await import('${modules}/${name}')).createConnection(options) };`
      : `const driver = require('${modules}/${name}');`;
    const text = [`const fs = require('node:fs');`, driver, ...lines(object(slot, at))];
    return { files: { 'app.cjs': `${text.join('\n')}\n` }, run: [process.execPath, 'app.cjs'], env: {} };
  };

const callbacks = (options: string): readonly string[] => [
  `const db = driver.createConnection(${options});`,
  'db.connect((error) => {',
  '  if (error) throw error;',
  `  db.query("${asked}", (wrong, rows) => { if (wrong) throw wrong; console.log('connected', rows[0].Value); db.end(); });`,
  '});',
];
const promises = (options: string): readonly string[] => [
  '(async () => {',
  `  const db = await driver.createConnection(${options});`,
  `  const got = await db.query("${asked}");`,
  "  console.log('connected', (Array.isArray(got[0]) ? got[0][0] : got[0]).Value);",
  '  await db.end();',
  '})();',
];

export const nodeDrivers: readonly Driver[] = [
  {
    name: 'mysql2 (npm)',
    client: 'mysql2',
    tell: {
      ...tell,
      system: () => 'ssl: {}',
      trust: ({ ca }) => `ssl: { ca: fs.readFileSync('${ca}'), verifyIdentity: true }`,
    },
    program: run('mysql2', callbacks),
    config: object,
  },
  {
    name: 'mysql2/promise (npm)',
    client: 'mysql2',
    tell: { ...tell, system: () => 'ssl: {}' },
    program: run('mysql2/promise', promises),
    config: object,
  },
  {
    name: 'mariadb (npm)',
    client: 'mariadb-npm',
    tell: { ...tell, system: () => 'ssl: true' },
    program: run('mariadb/promise.js', promises),
    config: object,
  },
  {
    name: 'mysql (npm)',
    client: 'mysqljs',
    tree: { name: 'npm-mysql', npm: 'mysql' },
    tell: { ...tell, system: () => 'ssl: {}' },
    program: run('mysql', callbacks),
    config: object,
  },
];
