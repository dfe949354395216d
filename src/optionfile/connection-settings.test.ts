import { describe, expect, it } from 'vitest';
import { connectionOptions } from './connection-options.ts';
import { type ConnectionSettings, connectionFileRequest, connectionSettings } from './connection-settings.ts';
import { readArguments } from './read-arguments.ts';
import { resolveOptionFiles } from './resolve.ts';
import type { OptionFileSource } from './visit-option-file.ts';

interface Given {
  readonly argv?: string;
  readonly cnf?: string;
  readonly env?: Record<string, string>;
  readonly dialect?: 'mysql' | 'mariadb';
}

function settings({ argv = '', cnf, env = {}, dialect = 'mysql' }: Given): ConnectionSettings {
  const { given } = readArguments(argv === '' ? [] : argv.split(' '), connectionOptions);
  const source: OptionFileSource = {
    read: (path) =>
      path === '/etc/my.cnf' && cnf !== undefined
        ? { kind: 'file', bytes: new TextEncoder().encode(cnf), mode: 0o644 }
        : { kind: 'missing' },
    list: () => null,
  };
  const files = resolveOptionFiles(connectionFileRequest(given, { env, cwd: '/' }, dialect), source);
  return connectionSettings(given, files, env, dialect);
}

function check(
  input: Given,
  expected: Partial<Record<keyof ConnectionSettings, unknown>>,
  warnings: string[] = [],
): void {
  const made = settings(input);
  expect(made, JSON.stringify(input)).toMatchObject(expected);
  expect(
    made.warnings.map((warning) => warning.id),
    JSON.stringify(input),
  ).toEqual(warnings);
}

describe('connectionSettings', () => {
  it('has the defaults of the mysql client', () => {
    check(
      {},
      {
        protocol: 'SOCKET',
        host: 'localhost',
        port: 3306,
        socket: null,
        user: null,
        password: null,
        sslMode: 'PREFERRED',
        tls: 'never',
        trust: 'none',
        verifyName: null,
        tlsVersions: null,
        connectTimeoutMillis: 10_000,
        compress: false,
      },
    );
    check({ argv: '-h db1' }, { protocol: 'TCP', host: 'db1', sslMode: 'PREFERRED', tls: 'if-offered' });
  });

  it('takes environment, files and arguments in rising precedence', () => {
    const env = { MYSQL_HOST: 'env', MYSQL_TCP_PORT: '1', MYSQL_PWD: 'envpw', MYSQL_UNIX_PORT: '/env.sock' };
    const cnf = '[client]\nport=2\nuser=cnf\n[tlsql]\nuser=own\n';
    const made = settings({ env, cnf, argv: '-uargv' });
    expect(made).toMatchObject({ host: 'env', port: 2, user: 'argv', socket: '/env.sock' });
    expect(made.password).toMatchObject({ reveal: expect.any(Function) });
    expect(JSON.stringify(made)).not.toContain('envpw');
    expect(made.origins).toMatchObject({
      host: { kind: 'environment', variable: 'MYSQL_HOST' },
      port: { kind: 'file', file: '/etc/my.cnf', line: 2, group: 'client' },
      user: { kind: 'argument', index: 0 },
    });
    expect(settings({ cnf }).user).toBe('own');
    expect(settings({ env: { MARIADB_HOST: 'm' }, dialect: 'mariadb' }).host).toBe('m');
  });

  it('keeps a password hidden, asks for one, takes one back', () => {
    const password = settings({ argv: '-psecret' }).password;
    expect(password !== null && password !== 'ask' && password.reveal()).toBe('secret');
    check({ argv: '-psecret' }, {}, ['password-in-arguments']);
    check({ argv: '-p' }, { password: 'ask' });
    check({ cnf: '[client]\npassword=x\n', argv: '--skip-password' }, { password: null });
    check({ cnf: '[client]\npassword=x\n', argv: '-p' }, { password: 'ask' });
  });

  it('chooses between socket and TCP', () => {
    check({ argv: '-hlocalhost -S /s' }, { protocol: 'SOCKET', socket: '/s' });
    check({ argv: '-hlocalhost -P3307' }, { protocol: 'TCP', port: 3307 }, ['port-means-tcp']);
    check({ argv: '-P3307 -S/s' }, { protocol: 'SOCKET' });
    check({ cnf: '[client]\nport=3307\nsocket=/s\n' }, { protocol: 'SOCKET', port: 3307, socket: '/s' });
    check({ argv: '--protocol=tcp' }, { protocol: 'TCP', host: 'localhost' });
    check({ argv: '-h127.0.0.1 -S/s' }, { protocol: 'TCP' }, ['socket-not-used']);
    expect(() => settings({ argv: '-hdb1 --protocol=socket' })).toThrow('--protocol=SOCKET with --host=db1');
  });

  it('decides the ssl-mode', () => {
    const full = { sslMode: 'VERIFY_IDENTITY', tls: 'must', trust: 'given' };
    check({ argv: '-hdb1 --ssl-ca=ca.pem' }, { ...full, verifyName: 'db1' }, ['ca-means-verify-identity']);
    check({ argv: '-hdb1 --ssl-capath=d' }, { ...full, capath: 'd' }, ['ca-means-verify-identity']);
    check(
      { argv: '-hdb1 --ssl-ca=ca --ssl-mode=verify_ca' },
      { sslMode: 'VERIFY_CA', verifyName: null, trust: 'given' },
    );
    check({ argv: '-hdb1 --ssl-ca=ca --ssl-mode=required' }, { sslMode: 'REQUIRED', trust: 'none' }, ['ca-not-used']);
    check({ argv: '-hdb1 --ssl-mode=VERIFY_CA' }, { sslMode: 'VERIFY_CA', trust: 'missing' });
    check({ argv: '-h127.0.0.1 --ssl-ca=ca --ssl-verify-name=db1' }, { ...full, verifyName: 'db1' }, [
      'ca-means-verify-identity',
    ]);
    check({ argv: '-hdb1 --ssl-verify-name=x --ssl-mode=REQUIRED' }, { verifyName: null }, ['name-not-verified']);
    check({ argv: '-hdb1 --ssl-cert=c --ssl-key=k' }, { sslMode: 'PREFERRED' }, ['tls-not-required']);
    check({ argv: '--ssl-mode=REQUIRED' }, { protocol: 'SOCKET', tls: 'must' });
    check({ cnf: '[client]\nssl-ca=ca\n', argv: '-hdb1 --ssl-ca=' }, { sslMode: 'PREFERRED', ca: null });
  });

  it("understands MariaDB's spellings, the last one winning", () => {
    check({ cnf: '[client]\nssl\n', argv: '-hdb1' }, { sslMode: 'REQUIRED' });
    check({ cnf: '[client]\nssl\nssl-ca=ca\n', argv: '-hdb1' }, { sslMode: 'VERIFY_IDENTITY' }, [
      'ca-means-verify-identity',
    ]);
    check({ cnf: '[client]\nskip-ssl\n', argv: '-hdb1' }, { sslMode: 'DISABLED', tls: 'never' });
    check({ cnf: '[client]\nskip-ssl\n', argv: '-hdb1 --ssl-mode=REQUIRED' }, { sslMode: 'REQUIRED' });
    check({ cnf: '[client]\nskip-ssl\nssl-ca=ca\n', argv: '-hdb1' }, { sslMode: 'DISABLED' }, ['ca-not-used']);
    check(
      { cnf: '[client]\nssl-verify-server-cert\n', argv: '-hdb1' },
      { sslMode: 'VERIFY_IDENTITY', trust: 'system' },
    );
    check(
      { cnf: '[client]\nssl-mode=VERIFY_CA\nssl-ca=a\nskip-ssl-verify-server-cert\n', argv: '-hdb1' },
      { sslMode: 'REQUIRED' },
      ['ca-not-used'],
    );
    check(
      { cnf: '[client]\nssl-fp=AA:BB,CC\n', argv: '-hdb1' },
      { sslMode: 'REQUIRED', fingerprints: ['AA:BB', 'CC'] },
    );
    check({ cnf: '[client-mariadb]\nSSL_CA=ca\n', argv: '-hdb1', dialect: 'mariadb' }, { ca: 'ca' }, [
      'ca-means-verify-identity',
    ]);
    check({ cnf: '[client-mariadb]\nssl-ca=ca\n', argv: '-hdb1' }, { ca: null });
  });

  it('reads TLS versions as the client library does', () => {
    check({ argv: '-hx --tls-version=tlsv1.2,TLSv1.3' }, { tlsVersions: ['TLSv1.2', 'TLSv1.3'] });
    check({ argv: '-hx --tls-version=TLSv1.2,TLSv1.4' }, { tlsVersions: ['TLSv1.2'] }, ['option-value-ignored']);
    for (const wrong of ['1.2', '', 'TLSv1.2;TLSv1.3'])
      expect(() => settings({ argv: `--tls-version=${wrong}` })).toThrow(/--tls-version=/);
  });

  it('refuses numbers that are none, with the place', () => {
    expect(() => settings({ cnf: '[client]\nport=abc\n' })).toThrow('/etc/my.cnf:2: --port=abc');
    expect(() => settings({ argv: '-P=3306' })).toThrow('--port==3306');
    expect(() => settings({ argv: '-P70000' })).toThrow('up to 65535');
    expect(() => settings({ argv: '--connect-timeout=soon' })).toThrow('--connect-timeout=soon');
    check({ argv: '-P0 --connect-timeout=3' }, { port: 3306, connectTimeoutMillis: 3000, protocol: 'SOCKET' });
  });

  it('passes over what belongs to other programs, and what a file cannot decide', () => {
    check({ cnf: '[mysql]\nprompt=x\nauto-rehash\n[client]\nno-defaults\nuser=u\nssl-c=x\n' }, { user: 'u', ca: null });
  });

  it('stops where the mysql client stops', () => {
    expect(() => settings({ cnf: 'user=x\n' })).toThrow('/etc/my.cnf:1: an option stands before the first [group]');
    expect(() => settings({ argv: '--defaults-file=/no.cnf' })).toThrow('/no.cnf: there is no such file');
    check({ argv: '--no-defaults', cnf: 'user=x\n' }, { user: null });
  });
});
