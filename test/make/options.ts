import type { ClientFacts } from '../../src/facts/client.ts';
import type { Facts } from '../../src/facts/facts.ts';
import { connectionFileRequest, connectionSettings } from '../../src/optionfile/connection-settings.ts';
import { resolveOptionFiles } from '../../src/optionfile/resolve.ts';
import type { OptionFileSource } from '../../src/optionfile/visit-option-file.ts';
import { serverOptions } from '../../src/probe/server-options.ts';
import { makeFacts } from './facts.ts';

/** Option files that are there, by path. */
function filesOf(files: Readonly<Record<string, string>>): OptionFileSource {
  return {
    read: (path) => {
      const text = files[path];
      return text === undefined ? { kind: 'missing' } : { kind: 'file', bytes: Buffer.from(text), mode: 0o644 };
    },
    list: (folder) => {
      const names = Object.keys(files).filter((path) => path.startsWith(`${folder.replace(/\/$/, '')}/`));
      return names.length === 0 ? null : names.map((path) => path.slice(path.lastIndexOf('/') + 1));
    },
  };
}

const versions = { mysql: '9.7.0', mariadb: '10.11.14-MariaDB', mysql56: '5.6.24' } as const;

/** A server that reads `text` as its option file; `/etc/my.cnf` and others where several are given. */
export function serverWith(
  text: string | Readonly<Record<string, string>>,
  kind: keyof typeof versions = 'mysql',
  parts: Partial<Facts> = {},
  words: readonly string[] = [],
): Facts {
  const product = kind === 'mariadb' ? 'mariadb' : 'mysql';
  const version = versions[kind];
  const start = { dialect: product, version: version.replace(/^(\d+\.\d+).*/, '$1') } as const;
  const { files, inForce } = serverOptions(
    { ...start, arguments: words, environment: {}, optionFile: '/etc/my.cnf' },
    filesOf(typeof text === 'string' ? { '/etc/my.cnf': text } : text),
  );
  const program = { path: '/usr/sbin/mysqld', flavor: product, version } as const;
  return makeFacts({ ...parts, server: { program, options: files, inForce, ...parts.server } });
}

/** A client that reads `text` as its option file; `program` as `--client` names it. */
export function clientWith(
  text: string,
  program?: string,
  flags: Readonly<Record<string, string | boolean>> = {},
  parts: Partial<ClientFacts> = {},
): Facts {
  const dialect = /^mariadb/.test(program ?? '') ? 'mariadb' : 'mysql';
  const given = Object.entries({ 'defaults-file': '/etc/my.cnf', ...flags }).map(([name, value], index) => ({
    name,
    value,
    origin: { kind: 'argument', index } as const,
  }));
  const outside = { env: {}, cwd: '/home/app' };
  const options = resolveOptionFiles(connectionFileRequest(given, outside, dialect), filesOf({ '/etc/my.cnf': text }));
  const base: ClientFacts = { options, ...(program === undefined ? {} : { program: { id: program } }) };
  try {
    const { password: _password, ...settings } = connectionSettings(given, options, {}, dialect);
    const verifies = settings.sslModeSource.reason === 'ssl-ca';
    const from = verifies ? 'implied-by-ca' : settings.sslModeSource.reason === 'default' ? 'default' : 'asked';
    const intent = {
      host: settings.host,
      port: settings.port,
      transport: settings.protocol === 'TCP' ? 'tcp' : 'socket',
      passwordGiven: true,
      sslMode: settings.sslMode,
      sslModeFrom: from,
    } as const;
    return makeFacts({ client: { ...base, settings, intent, ...parts } });
  } catch (error) {
    const { code, detail } = error as { code: string; detail: { seen: string; at?: string } };
    const { seen, at } = detail;
    const optionsRefused = { code, seen, ...(at === undefined ? {} : { at }) };
    return makeFacts({ client: { ...base, optionsRefused, ...parts } });
  }
}
