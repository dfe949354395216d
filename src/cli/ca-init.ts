import { resolve } from 'node:path';
import { fail } from '../base/error.ts';
import { initCa, type MadeCa } from '../ca/init-ca.ts';
import { keySpecs, parseKeySpec } from '../x509/key-pair.ts';
import { askSecret } from './ask.ts';
import { passphraseFrom } from './ca-options.ts';
import { type Command, defineCommand } from './command.ts';
import type { Context } from './context.ts';
import { daysFrom } from './days.ts';

export const caInit: Command = defineCommand({
  name: 'ca init',
  does: 'Makes a CA folder with a root certificate and its key.',
  synopsis: 'DIR --subject SUBJECT [--key KIND] [--days N] [--passphrase-file FILE | --encrypt-key]',
  about: [
    'The folder is the one that openssl ca keeps, openssl.cnf included: either program carries on where the other stopped.',
    'Give servers and clients DIR/cacert.pem as ssl-ca. Keep DIR/private to yourself; with a passphrase the key is encrypted.',
  ].join('\n'),
  positionals: [1, 1],
  options: [
    { name: 'subject', kind: 'value', valueName: 'SUBJECT', help: "the CA's name: /C=PT/O=Example/CN=Example CA" },
    { name: 'key', kind: 'value', valueName: 'KIND', help: `${keySpecs.join(', ')} (ec:P-256)` },
    { name: 'days', kind: 'value', valueName: 'N', help: 'how long it is valid (3650)' },
    {
      name: 'passphrase-file',
      kind: 'value',
      valueName: 'FILE',
      help: 'encrypt the key with the first line of this file',
    },
    { name: 'encrypt-key', kind: 'flag', help: 'encrypt the key with a passphrase that is asked for' },
  ],
  examples: [
    {
      line: 'tlsql ca init ./ca --subject "/C=PT/O=Example/CN=Example CA"',
      does: 'a root with a P-256 key, valid for ten years',
    },
    {
      line: 'tlsql ca init ./ca --subject "/CN=Old servers CA" --key rsa:2048',
      does: 'a root that MySQL 5.6 understands',
    },
    { line: 'tlsql ca init ./ca --subject "/CN=Example CA" --encrypt-key', does: 'asks for a passphrase for the key' },
  ],
  async run(context, given) {
    const { options, positionals } = given;
    const subject =
      options.subject ??
      fail('usage', {
        seen: 'no --subject',
        expected: '--subject "/O=Example/CN=Example CA"',
        next: 'tlsql ca init --help',
      });
    const days = daysFrom(options.days);
    const passphrase =
      options['encrypt-key'] === true
        ? await newPassphrase(context)
        : await passphraseFrom(context, options['passphrase-file']);
    const made = await initCa({
      dir: resolve(context.cwd, positionals[0] ?? ''),
      subject,
      now: context.now,
      ...(options.key === undefined ? {} : { key: parseKeySpec(options.key) }),
      ...(days === undefined ? {} : { days }),
      ...(passphrase === undefined ? {} : { passphrase }),
    });
    return { status: 0, json: made, text: madeCaText(made) };
  },
});

/** What is said of a CA that was made. */
export function madeCaText(made: MadeCa): string {
  return [
    `${made.subject}`,
    `  valid       ${made.notBefore} to ${made.notAfter}`,
    `  certificate ${made.files.certificate}`,
    `  key         ${made.files.key}`,
    ...(made.files.chain === undefined ? [] : [`  chain       ${made.files.chain}`]),
    `  SHA-256     ${made.fingerprint}`,
    '',
    `next: tlsql cert server db1.example.com --ca ${made.dir} --out DIR`,
  ].join('\n');
}

async function newPassphrase(context: Context): Promise<string> {
  const first = await askSecret(context, "New passphrase for the CA's key: ");
  if (first === '') fail('usage', { seen: 'an empty passphrase', expected: 'one or more characters' });
  if (context.stdin.isTTY !== true) return first;
  const second = await askSecret(context, 'Again: ');
  return first === second
    ? first
    : fail('usage', { seen: 'two different passphrases', expected: 'the same one twice' });
}
