import { resolve } from 'node:path';
import { rehash } from '../ca/rehash.ts';
import { printable } from '../report/printable.ts';
import { type Command, defineCommand } from './command.ts';

export const caRehash: Command = defineCommand({
  name: 'ca rehash',
  does: 'Makes the hash links of a folder that is given as ssl-capath or ssl-crlpath.',
  synopsis: 'DIR [--old]',
  about:
    'The links are those of openssl rehash: HASH.0 for a certificate, HASH.r0 for a CRL. Files with more than one are left out, as OpenSSL does.',
  positionals: [1, 1],
  options: [{ name: 'old', kind: 'flag', help: 'links for OpenSSL before 1.0 and yaSSL as well' }],
  examples: [{ line: 'tlsql ca rehash /etc/mysql/tls/ca.d', does: 'after a certificate or CRL was put there' }],
  async run(context, { options, positionals }) {
    const done = rehash(resolve(context.cwd, positionals[0] ?? ''), { old: options.old === true });
    const lines = [
      ...done.links.map(({ link, file }) => `${link} -> ${file}`),
      ...done.removed.map((link) => `removed ${link}`),
      ...done.skipped.map(({ file, why }) => `no link for ${file}: ${why}`),
    ];
    return { status: 0, json: done, text: printable(lines.join('\n')) };
  },
});
