import { relative, resolve } from 'node:path';
import { fail } from '../base/error.ts';
import type { Issued, IssueOptions } from '../ca/issue.ts';
import type { OptionSpec } from '../optionfile/option-spec.ts';
import { keySpecs, parseKeySpec } from '../x509/key-pair.ts';
import { caOption, signingOptions } from './ca-options.ts';
import type { Outcome } from './command.ts';
import type { Context } from './context.ts';
import { daysFrom } from './days.ts';

/** Options that `cert server` and `cert client` share. */
export const issueOptions = [
  caOption,
  {
    name: 'san',
    kind: 'list',
    valueName: 'NAMES',
    help: 'alternative names: DNS:db1.example.com,IP:10.0.0.5 (may be given several times)',
  },
  {
    name: 'subject',
    kind: 'value',
    valueName: 'SUBJECT',
    help: "whole subject (the CA's country and organization, then CN=NAME)",
  },
  { name: 'out', kind: 'value', valueName: 'DIR', help: 'folder for the files (.)', default: '.' },
  { name: 'days', kind: 'value', valueName: 'N', help: 'how long it is valid (397), never beyond the CA' },
  { name: 'key', kind: 'value', valueName: 'KIND', help: `${keySpecs.join(', ')} (ec:P-256)` },
  { name: 'legacy', kind: 'flag', help: 'RSA key in PKCS#1 form, for MySQL 5.6 and old drivers' },
  { name: 'force', kind: 'flag', help: 'replace files that are there' },
  ...signingOptions,
] as const satisfies readonly OptionSpec[];

/** Values of `issueOptions`. */
interface IssueGiven {
  readonly san: readonly string[];
  readonly subject: string | undefined;
  readonly out: string | undefined;
  readonly days: string | undefined;
  readonly key: string | undefined;
  readonly legacy: boolean | undefined;
  readonly force: boolean | undefined;
}

/** The library's options from the command line's. */
export function issueFromGiven(context: Context, name: string, given: IssueGiven): IssueOptions {
  const days = daysFrom(given.days);
  return {
    name,
    names: given.san,
    out: resolve(context.cwd, given.out ?? '.'),
    force: given.force === true,
    legacy: given.legacy === true,
    ...(given.subject === undefined ? {} : { subject: given.subject }),
    ...(days === undefined ? {} : { days }),
    ...(given.key === undefined ? {} : { key: parseKeySpec(given.key) }),
  };
}

/** The CA folder, which must be named. */
export function requiredCa(dir: string | undefined, command: string): string {
  return dir ?? fail('usage', { seen: 'no --ca', expected: '--ca DIR, a CA folder', next: `tlsql ${command} --help` });
}

/** What is told of a certificate that was issued; the key's text never. */
export function issuedOutcome(context: Context, issued: Issued): Outcome {
  const { keyPem: _secret, ...shown } = issued;
  for (const warning of issued.warnings) context.stderr.write(`warning: ${warning}\n`);
  const { certificate, key, chain } = issued.files ?? {};
  const path = (title: string, file: string | undefined): string[] =>
    file === undefined ? [] : [`  ${title} ${shorter(context.cwd, file)}`];
  const text = [
    `${issued.subject}`,
    `  for         ${issued.profile === 'peer' ? 'server and client' : issued.profile}${issued.names.length === 0 ? '' : `, ${issued.names.join(', ')}`}`,
    `  valid       ${issued.notBefore} to ${issued.notAfter}`,
    `  serial      ${issued.serial}`,
    ...path('certificate', certificate),
    ...path('key        ', key),
    ...path('chain      ', chain),
  ];
  return { status: 0, json: shown, text: text.join('\n') };
}

/** A path as somebody in this folder would type it. */
function shorter(cwd: string, path: string): string {
  const inside = relative(cwd, path);
  return inside.startsWith('..') ? path : inside;
}
