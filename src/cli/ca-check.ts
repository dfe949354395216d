import { resolve } from 'node:path';
import { type CheckedCa, checkCa } from '../ca/check-ca.ts';
import { openCa } from '../ca/open-ca.ts';
import { passphraseFrom, signingOptions } from './ca-options.ts';
import { type Command, defineCommand } from './command.ts';

export const caCheck: Command = defineCommand({
  name: 'ca check',
  does: 'Checks a CA folder and mends what a stopped command left behind.',
  synopsis: 'DIR [--no-mend]',
  about: [
    'Looks at the index, the serials, the copies of the certificates, the CRL, the CA certificate, who can read the key, and openssl.cnf.',
    'Status 0: sound. Status 1: an error that a person must put right.',
  ].join('\n'),
  positionals: [1, 1],
  options: [{ name: 'no-mend', kind: 'flag', help: 'look only, change nothing' }, ...signingOptions],
  examples: [{ line: 'tlsql ca check ./ca', does: 'after a crash, a full disk, or an edit by hand' }],
  async run(context, { options, positionals }) {
    const passphrase = await passphraseFrom(context, options['passphrase-file']);
    const ca = openCa(resolve(context.cwd, positionals[0] ?? ''), {
      now: context.now,
      ...(passphrase === undefined ? {} : { passphrase }),
    });
    const checked = await checkCa(ca, { mend: options['no-mend'] !== true });
    return { status: checked.verdict === 'sound' ? 0 : 1, json: checked, text: checkText(checked) };
  },
});

function checkText({ dir, verdict, findings }: CheckedCa): string {
  const lines = findings.flatMap(({ severity, id, what, fix }) => [
    `${severity}: ${what} [${id}]`,
    ...fix.map((line) => `  fix: ${line}`),
  ]);
  return [...lines, verdict === 'sound' ? `${dir} is sound` : `${dir} is damaged`].join('\n');
}
