import { parseServerVersion } from '../../src/mysql/server-version.ts';
import type { SecureIntent } from '../../src/plan/intent.ts';
import type { HostSituation, PlacedFiles, Situation } from '../../src/plan/situation.ts';

/** A MySQL 9.7 in the clear with one account, looked at by root over TCP. */
export function makeSituation(parts: Partial<Situation> & { version?: string } = {}): Situation {
  const { version = '9.7.0', ...rest } = parts;
  return {
    at: '127.0.0.1:3306',
    server: parseServerVersion(version),
    variables: {
      datadir: '/data/',
      ssl_ca: '',
      ssl_cert: '',
      ssl_key: '',
      tls_version: 'TLSv1.2,TLSv1.3',
      require_secure_transport: 'OFF',
    },
    sources: {},
    persisted: {},
    tls: { on: false },
    accounts: [{ user: 'app', host: '%', plugin: 'caching_sha2_password', require: { kind: 'NONE' } }],
    sessions: [],
    admin: { account: { user: 'root', host: 'localhost' }, by: 'tcp', tls: false },
    grants: new Set(['*']),
    replication: { channels: 0, withoutTls: 0, galera: false },
    besides: [],
    host: makeHost(),
    ...rest,
  };
}

export function makeHost(parts: Partial<HostSituation> = {}, text: string = '[mysqld]\nport = 3306\n'): HostSituation {
  const path = '/etc/mysql/my.cnf';
  const bytes = new TextEncoder().encode(text);
  return {
    user: { uid: 104, gid: 110, name: 'mysql', groups: [] },
    pid: 42,
    dialect: 'mysql',
    request: { dialect: 'mysql', groups: ['mysqld'], env: {}, cwd: '/', defaultsFile: path, loginFile: false },
    source: {
      read: (file) => (file === path ? { kind: 'file', bytes, mode: 0o644 } : { kind: 'missing' }),
      list: () => null,
    },
    optionFile: { path, real: path, bytes, isRead: true, writable: true },
    ...parts,
  };
}

export function makeIntent(parts: Partial<SecureIntent> = {}): SecureIntent {
  return {
    names: ['db1.example.com'],
    material: { from: 'ca', dir: '/ca', exists: true, subject: '/CN=CA' },
    accounts: [{ account: { user: 'app', host: '%' }, require: 'x509' }],
    enforce: false,
    protocolFloor: 'TLSv1.2',
    files: true,
    allowRestart: false,
    hasPassword: false,
    ...parts,
  };
}

/** Nothing is there yet, and it can be written. */
export const noFiles: PlacedFiles = { unfit: 'it is not there', directory: 'missing', writable: true, existing: [] };
