import { resolve } from 'node:path';
import { openCa } from '../ca/open-ca.ts';
import { type ShownCa, type ShownEntry, showCa } from '../ca/show-ca.ts';
import { printable } from '../report/printable.ts';
import { type Command, defineCommand } from './command.ts';

export const caShow: Command = defineCommand({
  name: 'ca show',
  does: 'Shows a CA folder: its certificate, its CRL and the certificates that it issued.',
  synopsis: 'DIR [--state valid|revoked|expired] [--last N]',
  positionals: [1, 1],
  options: [
    {
      name: 'state',
      kind: 'value',
      valueName: 'STATE',
      choices: ['valid', 'revoked', 'expired'],
      help: 'list only these certificates',
    },
    { name: 'last', kind: 'value', valueName: 'N', help: 'list only the N issued last' },
  ],
  examples: [
    { line: 'tlsql ca show ./ca', does: 'everything' },
    {
      line: 'tlsql ca show ./ca --json | jq -r \'.entries[] | select(.state == "valid") | .subject\'',
      does: 'subjects of the valid certificates',
    },
  ],
  async run(context, { options, positionals }) {
    const shown = showCa(openCa(resolve(context.cwd, positionals[0] ?? ''), { now: context.now }));
    const chosen = shown.entries.filter(({ state }) => options.state === undefined || state === options.state);
    const last = options.last === undefined ? chosen.length : Number.parseInt(options.last, 10) || 0;
    const entries = last === 0 ? [] : chosen.slice(-last);
    return { status: 0, json: { ...shown, entries }, text: shownText({ ...shown, entries }) };
  },
});

/** Only what isn't plain ASCII needs a look at each character. */
function shownText(shown: ShownCa): string {
  const text = showText(shown);
  return /[^\x20-\x7e\n]/.test(text) ? printable(text) : text;
}

function showText(shown: ShownCa): string {
  const { counts, crl } = shown;
  const head = [
    shown.subject,
    `  folder      ${shown.dir}`,
    ...(shown.issuer === undefined ? [] : [`  issuer      ${shown.issuer}`]),
    `  valid       ${shown.notBefore} to ${shown.notAfter}`,
    `  key         ${shown.key}`,
    `  serial      ${shown.serial}`,
    `  SHA-256     ${shown.fingerprint}`,
    `  issued      ${counts.valid} valid, ${counts.revoked} revoked, ${counts.expired} expired`,
    `  CRL         ${crl === null ? 'none' : `number ${crl.number ?? 'none'}, ${crl.revoked} revoked, ${crl.thisUpdate} to ${crl.nextUpdate ?? 'no end'}`}`,
  ];
  if (shown.journal !== 'none') head.push('  a command was stopped in the middle: tlsql ca check mends it');
  return shown.entries.length === 0 ? head.join('\n') : [...head, '', ...entryLines(shown.entries)].join('\n');
}

/** Columns set by hand: a table of 100,000 rows must not measure each cell. */
function entryLines(entries: readonly ShownEntry[]): string[] {
  const width = entries.reduce((most, { serial }) => Math.max(most, serial.length), 6);
  const title = `state    ${'serial'.padEnd(width)}  until                 subject`;
  return [
    title,
    ...entries.map(({ state, serial, notAfter, subject, revokedAt, reason }) => {
      const revoked =
        revokedAt === undefined ? '' : `  (revoked ${revokedAt}${reason === undefined ? '' : `, ${reason}`})`;
      return `${state.padEnd(8)} ${serial.padEnd(width)}  ${notAfter}  ${subject}${revoked}`;
    }),
  ];
}
