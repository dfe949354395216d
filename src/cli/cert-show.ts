import { resolve } from 'node:path';
import { fail } from '../base/error.ts';
import { readBytes } from '../io/files.ts';
import { printable } from '../report/printable.ts';
import { type Command, defineCommand } from './command.ts';
import type { Context } from './context.ts';
import { showItems } from './show-items.ts';
import { itemText } from './show-text.ts';

export const certShow: Command = defineCommand({
  name: 'cert show',
  does: 'Shows what is in certificate, request, CRL and key files.',
  synopsis: 'FILE... (- for standard input)',
  about: [
    'Every block of a file is shown in order, PEM or DER, with what is wrong between them. Of a private key nothing secret is shown.',
    'For a certificate the REQUIRE SUBJECT and ISSUER clauses are given ready to paste, as each kind of server compares them.',
  ].join('\n'),
  positionals: [1, 100],
  options: [],
  examples: [
    { line: 'tlsql cert show db1-cert.pem', does: 'the certificate for people' },
    {
      line: "tlsql cert show --json alice-cert.pem | jq -r '.items[0].require.subject.openssl3'",
      does: 'the text for REQUIRE SUBJECT',
    },
    { line: 'ssh db1 cat /etc/mysql/tls/chain.pem | tlsql cert show -', does: 'a file on another machine' },
  ],
  async run(context, { positionals }) {
    const items = [];
    for (const file of positionals) {
      const name = file === '-' ? 'standard input' : file;
      const bytes = file === '-' ? await readInput(context) : await readBytes(resolve(context.cwd, file));
      items.push(...showItems(bytes, name).map((item) => ({ file: name, ...item })));
    }
    const several = positionals.length > 1;
    const text = items.map((item) => (several ? `${item.file}: ` : '') + itemText(item, context.now()));
    return {
      status: items.some(({ kind }) => kind === 'problem') ? 1 : 0,
      json: { items },
      text: printable(text.join('\n\n')),
    };
  },
});

/** Standard input to its end, at most 16 MiB. */
async function readInput(context: Context): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of context.stdin) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > 16 * 1024 * 1024)
      fail('file-too-large', { at: 'standard input', seen: 'more than 16 MiB', expected: 'certificates' });
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
