import { resolve } from 'node:path';
import { errorToJson, fail, TlsqlError } from '../base/error.ts';
import { issueBulk } from '../ca/bulk.ts';
import type { BadRow } from '../ca/bulk-rows.ts';
import { keySpecs, parseKeySpec } from '../x509/key-pair.ts';
import { caOption, signingOptions, withCa } from './ca-options.ts';
import { requiredCa } from './cert-issue.ts';
import { type Command, defineCommand } from './command.ts';
import type { Context } from './context.ts';
import { daysFrom } from './days.ts';
import { exitStatus } from './exit-status.ts';
import { errorLines } from './print-error.ts';

export const certBulk: Command = defineCommand({
  name: 'cert bulk',
  does: 'Issues a certificate with a new key for every row of a CSV file.',
  synopsis: 'NAMES.csv --ca DIR --out DIR [--profile client|server|peer] [options]',
  about: [
    'A first row with the word name says what the columns are: name, profile, san (blanks or semicolons between), subject, days; without',
    'one they are in this order, and only name is needed. All rows are checked first: bad ones are all told and nothing is made.',
    'Then rows are issued in batches, each of them whole or not at all: after Ctrl-C, a crash or a full disk --resume goes on.',
  ].join('\n'),
  positionals: [1, 1],
  options: [
    caOption,
    { name: 'out', kind: 'value', valueName: 'DIR', help: 'folder for the files' },
    {
      name: 'profile',
      kind: 'value',
      valueName: 'PROFILE',
      choices: ['client', 'server', 'peer'],
      help: 'for rows that do not say (client)',
    },
    { name: 'days', kind: 'value', valueName: 'N', help: 'for rows that do not say (397), never beyond the CA' },
    { name: 'key', kind: 'value', valueName: 'KIND', help: `${keySpecs.join(', ')} (ec:P-256)` },
    { name: 'legacy', kind: 'flag', help: 'RSA keys in PKCS#1 form' },
    { name: 'resume', kind: 'flag', help: 'go on with an earlier run: rows whose files are there are left out' },
    { name: 'force', kind: 'flag', help: 'replace files that are there' },
    ...signingOptions,
  ],
  examples: [
    { line: 'tlsql cert bulk users.csv --ca ./ca --out ./users', does: 'client certificates for a list of names' },
    {
      line: 'tlsql cert bulk hosts.csv --ca ./ca --out ./hosts --profile server --resume',
      does: 'server certificates; goes on where it stopped',
    },
  ],
  async run(context, { options, positionals }) {
    const dir = requiredCa(options.ca, 'cert bulk');
    const out =
      options.out ?? fail('usage', { seen: 'no --out', expected: '--out DIR', next: 'tlsql cert bulk --help' });
    const days = daysFrom(options.days);
    const bad: BadRow[] = [];
    const wanted = {
      csv: resolve(context.cwd, positionals[0] ?? ''),
      out: resolve(context.cwd, out),
      legacy: options.legacy === true,
      resume: options.resume === true,
      force: options.force === true,
      signal: context.signal,
      ...(options.profile === undefined ? {} : { profile: options.profile }),
      ...(options.key === undefined ? {} : { key: parseKeySpec(options.key) }),
      ...(days === undefined ? {} : { days }),
      ...talk(context, options.json === true, bad),
    };
    const work = withCa(context, dir, options, (ca) => issueBulk(ca, wanted));
    const done = await work.catch((error: unknown) => {
      if (!(error instanceof TlsqlError)) throw error;
      if (error.code === 'csv-rows-bad') return error;
      if (error.code === 'interrupted')
        context.stderr.write(`\n${error.message}; the same command with --resume goes on\n`);
      throw error;
    });
    if (done instanceof TlsqlError) {
      context.stderr.write(errorLines(done));
      return { status: exitStatus(done), json: { error: errorToJson(done), rows: bad }, text: '' };
    }
    const earlier = done.skipped === 0 ? '' : `, ${done.skipped} were there`;
    const text = `${done.made} certificates in ${done.out}${earlier} (${done.seconds} s, ${done.perSecond} a second)`;
    return { status: 0, json: done, text };
  },
});

/** Bad rows one a line on standard error and into the list, and on a terminal a line that shows how far it is. */
function talk(
  context: Context,
  json: boolean,
  bad: BadRow[],
): Pick<Parameters<typeof issueBulk>[1], 'onBadRow' | 'onProgress'> {
  const { stderr } = context;
  const onBadRow = (row: BadRow): void => {
    bad.push(row);
    stderr.write(`line ${row.line}: ${row.name === '' ? '' : `${row.name}: `}${row.why}\n`);
  };
  if (!stderr.isTTY || json) return { onBadRow };
  return {
    onBadRow,
    onProgress: ({ made, total, perSecond }) =>
      stderr.write(`\r${made} of ${total}, ${perSecond} a second${made === total ? '\n' : ''}`),
  };
}
