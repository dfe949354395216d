import { readdirSync, readFileSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import type { CryptoPolicy } from '../facts/client.ts';

/** Where distributions keep OpenSSL's configuration. */
const usual = ['/etc/ssl/openssl.cnf', '/etc/pki/tls/openssl.cnf', '/usr/lib/ssl/openssl.cnf'];
const most = { bytes: 256 * 1024, files: 20 };

type Read = (path: string) => string | undefined;

/** What OpenSSL's configuration demands of every TLS connection of programs that read it (config(5), system_default). */
export function cryptoPolicy(
  env: Readonly<Record<string, string | undefined>>,
  read: Read = readSmall,
): CryptoPolicy | undefined {
  for (const file of env.OPENSSL_CONF === undefined ? usual : [env.OPENSSL_CONF]) {
    const text = read(file);
    if (text === undefined) continue;
    const sections = sectionsOf(file, read);
    const section = systemDefault(sections);
    const providers = activated(sections);
    const level = /@SECLEVEL=(\d)/.exec(section.CipherString ?? '')?.[1];
    const { MinProtocol: min, CipherString: ciphers } = section;
    return {
      file,
      ...(min === undefined ? {} : { minProtocol: min }),
      ...(ciphers === undefined ? {} : { cipherString: ciphers }),
      ...(level === undefined ? {} : { securityLevel: Number(level) }),
      ...(providers.length === 0 ? {} : { providers }),
    };
  }
  return undefined;
}

function readSmall(path: string): string | undefined {
  try {
    const seen = statSync(path);
    if (seen.isDirectory()) {
      const names = readdirSync(path).filter((name) => /\.(cnf|conf)$/.test(name));
      return names.map((name) => `.include ${posix.join(path, name)}`).join('\n');
    }
    return seen.size > most.bytes ? undefined : readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

type Sections = Map<string, Record<string, string>>;

/** The sections of a file and of those that it includes; the nameless one is `''`. */
function sectionsOf(file: string, read: Read): Sections {
  const sections: Sections = new Map([['', {}]]);
  let current = '';
  let files = 0;
  const take = (path: string): void => {
    files += 1;
    if (files > most.files) return;
    for (const raw of (read(path) ?? '').split('\n')) {
      const line = raw.replace(/#.*$/, '').trim();
      const include = /^\.include\s*=?\s*(\S+)$/.exec(line)?.[1];
      const name = /^\[\s*([^\]]*?)\s*\]$/.exec(line)?.[1];
      const pair = /^([^=\s]+)\s*=\s*(.*)$/.exec(line);
      if (include !== undefined) take(include);
      else if (name !== undefined) {
        current = name;
        if (!sections.has(current)) sections.set(current, {});
      } else if (pair !== null) (sections.get(current) ?? {})[pair[1] ?? ''] = pair[2] ?? '';
    }
  };
  take(file);
  return sections;
}

function systemDefault(sections: Sections): Record<string, string> {
  const at = (name: string | undefined): Record<string, string> =>
    name === undefined ? {} : (sections.get(name) ?? {});
  const section = at(at(at(at('').openssl_conf).ssl_conf).system_default);
  // RHEL writes names with the context before them: `TLS.MinProtocol`.
  return Object.fromEntries(Object.entries(section).map(([name, value]) => [name.replace(/^TLS\./, ''), value]));
}

/** Providers whose section says so (crypto/provider_conf.c: the value of `activate` counts where it is one of no). */
function activated(sections: Sections): string[] {
  const at = (name: string | undefined): Record<string, string> =>
    name === undefined ? {} : (sections.get(name) ?? {});
  const named = Object.entries(at(at(at('').openssl_conf).providers));
  return named.flatMap(([name, section]) => {
    const value = at(section).activate;
    return value === undefined || /^(0|no|false|off)$/i.test(value) ? [] : [name];
  });
}
