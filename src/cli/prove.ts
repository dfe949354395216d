import { access, constants, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fail } from '../base/error.ts';
import { fileError } from '../io/files.ts';
import { connectionOptions } from '../optionfile/connection-options.ts';
import { proveConnection } from '../prove/prove-connection.ts';
import { evidenceText, proofClose, proofJson, proofLine } from '../report/proof-report.ts';
import { defineCommand } from './command.ts';
import { connectionFromGiven } from './connection.ts';
import { untilAborted } from './until-aborted.ts';
import { verdictStatus } from './verdict-status.ts';
import { version } from './version.ts';

export const prove = defineCommand({
  name: 'prove',
  does: 'Proves that an account can only be reached over verified TLS, by attempts that must succeed and attempts that must fail.',
  synopsis: "[mysql's connection flags] [--claim tls|mutual|subject] [--ca-dir DIR] [--evidence FILE]",
  about: [
    'Give the flags of the rightful client. The claim follows from them (with a client certificate: mutual) unless you say it:',
    '  tls      every login of the account is encrypted and goes to the server that it means',
    '  mutual   and the client must show a certificate of this CA',
    '  subject  and it must be the certificate with this subject',
    'With --ca-dir the certificates for the attempts that must fail are made in memory; the CA records none of them.',
  ].join('\n'),
  options: [
    ...connectionOptions,
    {
      name: 'claim',
      kind: 'value',
      valueName: 'CLAIM',
      choices: ['tls', 'mutual', 'subject'],
      help: 'what is to be proven',
    },
    {
      name: 'ca-dir',
      kind: 'value',
      valueName: 'DIR',
      help: 'the CA folder, to make certificates that must be refused',
    },
    { name: 'ca-passphrase-file', kind: 'value', valueName: 'FILE', help: "file with the passphrase of the CA's key" },
    { name: 'evidence', kind: 'value', valueName: 'FILE', help: 'write a text that an auditor can keep' },
  ],
  examples: [
    { line: 'tlsql prove -h db1 -u app -p --ssl-ca ca.pem', does: 'proves that app cannot log in without TLS' },
    {
      line: 'tlsql prove -h db1 -u app -p --ssl-ca ca.pem --ssl-cert app-cert.pem --ssl-key app-key.pem --ca-dir ./ca --evidence evidence.txt',
      does: 'proves mutual TLS, with expired and foreign certificates tried, and keeps the evidence',
    },
  ],
  async run(context, given) {
    const { options } = given;
    if (options.evidence !== undefined) await requireWritable(resolve(context.cwd, options.evidence));
    const connection = await connectionFromGiven(context, given);
    if (connection.settings.tls === 'never') {
      fail('options-contradict', {
        seen: 'ssl-mode DISABLED, in the flags or an option file',
        expected: 'the flags of a client that uses TLS',
        next: 'give --ssl-mode=VERIFY_IDENTITY',
      });
    }
    const report = await untilAborted(
      context.signal,
      proveConnection({
        settings: connection.settings,
        claim: options.claim,
        caDir: options['ca-dir'],
        caPassphraseFile: options['ca-passphrase-file'],
        now: context.now(),
        onProof: (proof) => {
          if (!options.json && !context.signal.aborted) context.stdout.write(`${proofLine(proof)}\n`);
        },
      }),
    );
    if (options.evidence !== undefined) {
      try {
        await writeFile(options.evidence, evidenceText(report, `tlsql ${version}`), { mode: 0o644 });
      } catch (error) {
        throw fileError(error, options.evidence, 'write');
      }
    }
    return { status: verdictStatus[report.verdict], json: proofJson(report), text: proofClose(report).join('\n') };
  },
});

/** Fails before anything is tried: evidence that cannot be kept would be a run in vain. */
async function requireWritable(file: string): Promise<void> {
  try {
    await access(
      await stat(file).then(
        () => file,
        () => dirname(file),
      ),
      constants.W_OK,
    );
  } catch (error) {
    throw fileError(error, file, 'write');
  }
}
