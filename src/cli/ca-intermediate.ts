import { resolve } from 'node:path';
import { fail } from '../base/error.ts';
import { makeIntermediate } from '../ca/make-intermediate.ts';
import { keySpecs, parseKeySpec } from '../x509/key-pair.ts';
import { madeCaText } from './ca-init.ts';
import { passphraseFrom, signingOptions, withCa } from './ca-options.ts';
import { type Command, defineCommand } from './command.ts';
import { daysFrom } from './days.ts';

export const caIntermediate: Command = defineCommand({
  name: 'ca intermediate',
  does: 'Makes a CA folder whose certificate another CA signs.',
  synopsis: 'DIR --under PARENT --subject SUBJECT [options]',
  about: [
    'Afterwards PARENT can be put away; servers and clients trust PARENT/cacert.pem and send NAME-chain.pem.',
    'MySQL reloads a chain file only when ssl-ca has the intermediate too: give it DIR/cachain.pem there.',
  ].join('\n'),
  positionals: [1, 1],
  options: [
    { name: 'under', kind: 'value', valueName: 'PARENT', help: 'the CA folder that signs' },
    { name: 'subject', kind: 'value', valueName: 'SUBJECT', help: "the new CA's name, another than the parent's" },
    { name: 'key', kind: 'value', valueName: 'KIND', help: `${keySpecs.join(', ')} (ec:P-256)` },
    { name: 'days', kind: 'value', valueName: 'N', help: "how long it is valid (1825), never beyond the parent's end" },
    { name: 'path-length', kind: 'value', valueName: 'N', help: 'how many further CAs may follow below (0)' },
    {
      name: 'new-passphrase-file',
      kind: 'value',
      valueName: 'FILE',
      help: 'encrypt the new key with the first line of this file',
    },
    ...signingOptions,
  ],
  examples: [
    {
      line: 'tlsql ca intermediate ./servers-ca --under ./root-ca --subject "/C=PT/O=Example/CN=Servers CA"',
      does: 'a CA for servers under the root',
    },
  ],
  async run(context, { options, positionals }) {
    const need = (name: 'under' | 'subject'): string =>
      options[name] ?? fail('usage', { seen: `no --${name}`, next: 'tlsql ca intermediate --help' });
    const under = need('under');
    const days = daysFrom(options.days);
    const passphrase = await passphraseFrom(context, options['new-passphrase-file']);
    const wanted = {
      dir: resolve(context.cwd, positionals[0] ?? ''),
      subject: need('subject'),
      pathLength: pathLengthFrom(options['path-length']),
      ...(options.key === undefined ? {} : { key: parseKeySpec(options.key) }),
      ...(days === undefined ? {} : { days }),
      ...(passphrase === undefined ? {} : { passphrase }),
    };
    const made = await withCa(context, under, options, (parent) => makeIntermediate(parent, wanted));
    return { status: 0, json: made, text: madeCaText(made) };
  },
});

function pathLengthFrom(text: string | undefined): number {
  if (text === undefined) return 0;
  return /^\d{1,2}$/.test(text) ? Number(text) : fail('usage', { seen: `--path-length ${text}`, expected: '0 to 99' });
}
