import { basename, resolve } from 'node:path';
import { fail } from '../base/error.ts';
import { makeBundle } from '../ca/bundle.ts';
import { askSecret } from './ask.ts';
import { passphraseFrom } from './ca-options.ts';
import { type Command, defineCommand } from './command.ts';

export const certBundle: Command = defineCommand({
  name: 'cert bundle',
  does: 'Puts certificates, and for PKCS#12 the key, into one file in the right order.',
  synopsis: 'CERT... --out FILE [--key KEY] [--form pem|pkcs12] [options]',
  about: [
    'PEM: the leaf, then its issuers, without the root: what ssl-cert takes. Files may be given in any order.',
    'PKCS#12 (the form for a file named .p12 or .pfx): key and chain for Java and others; without --key a trust store that Java takes.',
    'It is read by OpenSSL 3 and every JDK from 8 on; --modern uses AES-256, which JDK 8 before update 301 does not read.',
  ].join('\n'),
  positionals: [1, 50],
  options: [
    { name: 'out', kind: 'value', valueName: 'FILE', help: 'the file to write' },
    { name: 'key', kind: 'value', valueName: 'FILE', help: 'the private key' },
    {
      name: 'form',
      kind: 'value',
      valueName: 'FORM',
      choices: ['pem', 'pkcs12'],
      help: 'pem or pkcs12 (from the name of the file)',
    },
    {
      name: 'password-file',
      kind: 'value',
      valueName: 'FILE',
      help: 'file with the password of the PKCS#12 file; asked for otherwise',
    },
    { name: 'key-passphrase-file', kind: 'value', valueName: 'FILE', help: "file with the key's passphrase" },
    { name: 'alias', kind: 'value', valueName: 'NAME', help: 'what Java calls the entry (the name of the first file)' },
    { name: 'modern', kind: 'flag', help: 'AES-256 and SHA-256' },
    { name: 'force', kind: 'flag', help: 'replace a file that is there' },
  ],
  examples: [
    {
      line: 'tlsql cert bundle db1-cert.pem servers-ca/cacert.pem --out db1-chain.pem',
      does: 'a chain file for ssl-cert',
    },
    {
      line: 'tlsql cert bundle alice-cert.pem ca/cacert.pem --key alice-key.pem --out alice.p12',
      does: 'a key store for Connector/J',
    },
    {
      line: 'tlsql cert bundle ca/cacert.pem --out trust.p12 --password-file pass',
      does: 'a trust store for Connector/J',
    },
  ],
  async run(context, { options, positionals }) {
    const out = options.out ?? fail('usage', { seen: 'no --out', next: 'tlsql cert bundle --help' });
    const kind = options.form ?? (/\.(p12|pfx)$/i.test(out) ? 'pkcs12' : 'pem');
    const at = (file: string): string => resolve(context.cwd, file);
    const keyPassphrase = await passphraseFrom(context, options['key-passphrase-file']);
    const alias = options.alias ?? basename(positionals[0] ?? 'tlsql').replace(/(-cert)?\.[^.]*$/, '');
    const password =
      kind === 'pem'
        ? ''
        : ((await passphraseFrom(context, options['password-file'])) ??
          (await askSecret(context, 'Password for the file: ')));
    const made = makeBundle({
      certificates: positionals.map(at),
      out: at(out),
      force: options.force === true,
      form:
        kind === 'pem'
          ? { kind }
          : { kind, password, alias, strength: options.modern === true ? 'modern' : 'compatible' },
      ...(options.key === undefined || kind === 'pem' ? {} : { key: at(options.key) }),
      ...(keyPassphrase === undefined ? {} : { keyPassphrase }),
    });
    for (const subject of made.left) context.stderr.write(`warning: left out, not of this chain: ${subject}\n`);
    return { status: 0, json: made, text: [made.file, ...made.subjects.map((subject) => `  ${subject}`)].join('\n') };
  },
});
