import { resolve } from 'node:path';
import { makeRequest } from '../ca/make-request.ts';
import { keySpecs, parseKeySpec } from '../x509/key-pair.ts';
import { type Command, defineCommand } from './command.ts';

export const certCsr: Command = defineCommand({
  name: 'cert csr',
  does: 'Makes a key and a certificate request for a CA elsewhere.',
  synopsis: 'NAME [--subject SUBJECT] [--san NAMES] [--out DIR] [options]',
  about:
    'Writes NAME-key.pem, which stays here, and NAME.csr, which goes to the CA: tlsql cert sign NAME.csr --ca DIR --profile server.',
  positionals: [1, 1],
  options: [
    { name: 'subject', kind: 'value', valueName: 'SUBJECT', help: 'whole subject (/CN=NAME)' },
    { name: 'san', kind: 'list', valueName: 'NAMES', help: 'alternative names to ask for: DNS:db1,IP:10.0.0.5' },
    { name: 'out', kind: 'value', valueName: 'DIR', help: 'folder for the files (.)', default: '.' },
    { name: 'key', kind: 'value', valueName: 'KIND', help: `${keySpecs.join(', ')} (ec:P-256)` },
    { name: 'legacy', kind: 'flag', help: 'RSA key in PKCS#1 form, for MySQL 5.6 and old drivers' },
  ],
  examples: [{ line: 'tlsql cert csr db1.example.com --san IP:10.0.0.5', does: 'db1.example.com.csr and its key' }],
  async run(context, { options, positionals }) {
    const made = makeRequest({
      name: positionals[0] ?? '',
      names: options.san,
      out: resolve(context.cwd, options.out ?? '.'),
      legacy: options.legacy === true,
      ...(options.subject === undefined ? {} : { subject: options.subject }),
      ...(options.key === undefined ? {} : { key: parseKeySpec(options.key) }),
    });
    return {
      status: 0,
      json: made,
      text: [made.subject, `  request     ${made.files.request}`, `  key         ${made.files.key}`].join('\n'),
    };
  },
});
