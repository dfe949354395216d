import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { goodFiles, type Kit, keepCa } from '../kit.ts';
import type { Scenario } from '../scenario.ts';

/** What becomes of a PEM file on its way through editors, chats, secrets and templates. */
const spoilt = (
  id: string,
  variant: string,
  which: 'cert' | 'key',
  spoil: (text: string, kit: Kit) => string | Uint8Array,
  more: Partial<Scenario> = {},
): Scenario => ({
  id,
  variant,
  servers: ['mysql9', 'maria10'],
  clientSees: ['server-has-no-tls', 'network-port-closed'],
  make(kit) {
    const good = goodFiles(kit);
    const path = which === 'cert' ? good.certPath : good.keyPath;
    keepCa(kit, good.ca);
    writeFileSync(path, spoil(readFileSync(path, 'utf8'), kit));
    return {
      mysqld: good.lines,
      // 5.6 has no TLS that a client of today speaks unasked.
      client:
        kit.server === 'mysql56'
          ? ['-uroot', '--ssl-mode=REQUIRED', '--tls-version=TLSv1']
          : ['-uroot', '--ssl-mode=VERIFY_CA', `--ssl-ca=${good.caPath}`],
      ...(kit.server.startsWith('mysql') || id === 'healthy' ? {} : { stops: true }),
    };
  },
  ...more,
});

/** A client whose option file or flags say a little else than they seem to. */
const client = (
  id: string,
  variant: string,
  lines: (caPath: string) => string,
  more: Partial<Scenario> = {},
): Scenario => ({
  id,
  variant,
  servers: ['mysql9', 'maria11'],
  make(kit) {
    const good = goodFiles(kit);
    return {
      mysqld: good.lines,
      sides: ['client', 'both'],
      clientFile: `[client]\nssl-mode=VERIFY_CA\n${lines(good.caPath)}\n`,
      client: ['-uroot'],
    };
  },
  ...more,
});

const yassl = { servers: ['mysql56'], clientSees: ['server-has-no-tls', 'yassl-announces-tls-without-cert'] } as const;

/** Files and lines that look right to a person and are not. */
export const disguised: readonly Scenario[] = [
  spoilt('pem-line-endings', 'indented as in YAML', 'cert', (text) => text.replace(/^/gm, '    ')),
  spoilt('server-cert-file-unusable', 'encoded twice', 'cert', (text) => Buffer.from(text).toString('base64')),
  spoilt('server-cert-file-unusable', 'dashes of an editor', 'cert', (text) => text.replaceAll('-----', '—')),
  spoilt('server-cert-file-unusable', 'a dash too few', 'cert', (text) => text.replaceAll('-----', '----')),
  spoilt(
    'server-key-cert-mismatch',
    'the second key of the file is it',
    'key',
    (text, kit) => kit.leaf(kit.ca('/CN=o')).keyPem + text,
  ),
  spoilt('server-cert-file-unusable', 'a key that is no point of its curve', 'cert', (text) => {
    const der = Buffer.from(text.replace(/-----.*-----/g, ''), 'base64');
    // The last byte of the uncompressed point, before the extensions.
    const at = der.indexOf(Buffer.from('03420004', 'hex')) + 4 + 63;
    der[at] = (der[at] ?? 0) ^ 1;
    return `-----BEGIN CERTIFICATE-----\n${(der.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END CERTIFICATE-----\n`;
  }),
  spoilt('pem-line-endings', 'a byte-order mark', 'cert', (text) => `\ufeff${text}`, yassl),
  spoilt(
    'server-key-cert-mismatch',
    'yaSSL compares no key with its certificate',
    'key',
    (_, kit) => String(kit.leaf(kit.ca('/CN=o')).key.export({ type: 'pkcs1', format: 'pem' })),
    { ...yassl, clientSees: ['yassl-announces-tls-without-cert', 'server-tls10-only'] },
  ),
  spoilt('healthy', 'a report of openssl before it', 'cert', (text) =>
    execFileSync('openssl', ['x509', '-text'], { input: text }),
  ),
  spoilt('healthy', 'a trusted certificate', 'cert', (text) =>
    execFileSync('openssl', ['x509', '-trustout'], { input: text }),
  ),
  client('option-comment-or-quote-in-value', 'a blank of no width', (path) => `ssl-ca=${path}\u200b`),
  client('option-in-wrong-group', 'an ending that nobody asks for', (path) => `[client_prod]\nssl-ca=${path}`),
  client('option-in-wrong-group', 'of another version', (path) => `[mysql-8.0]\nssl-ca=${path}`),
  client('option-separator-not-equals', 'a colon', (path) => `ssl-ca: ${path}`),
  client('host-name-unknown', 'with a port', (path) => `ssl-ca=${path}\nhost=127.0.0.1:3306`, {
    byHand: 'which port is meant',
  }),
  client('host-name-unknown', 'a blank at its end', (path) => `ssl-ca=${path}\nhost="127.0.0.1 "`),
  {
    id: 'client-key-cert-mismatch',
    variant: 'the CA stands before it',
    servers: ['mysql9', 'maria11'],
    make(kit) {
      const good = goodFiles(kit);
      const own = kit.client(good.ca);
      const [cert, key] = [kit.write('chain.pem', good.ca.pem + own.pem), kit.write('own-key.pem', own.keyPem)];
      return {
        mysqld: good.lines,
        sides: ['client', 'both'],
        client: ['-uroot', '--ssl-mode=VERIFY_CA', `--ssl-ca=${good.caPath}`, `--ssl-cert=${cert}`, `--ssl-key=${key}`],
      };
    },
  },
];
