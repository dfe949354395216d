import { resolve } from 'node:path';
import { fail } from '../base/error.ts';
import { signRequest } from '../ca/sign-request.ts';
import { readBytes } from '../io/files.ts';
import { caOption, signingOptions, withCa } from './ca-options.ts';
import { issuedOutcome, requiredCa } from './cert-issue.ts';
import { type Command, defineCommand } from './command.ts';
import { daysFrom } from './days.ts';

export const certSign: Command = defineCommand({
  name: 'cert sign',
  does: 'Signs a certificate request.',
  synopsis: 'FILE.csr --ca DIR --profile server|client|peer [options]',
  about: [
    'Of the request count its key, its subject unless --subject is given, and nothing else: what the certificate may be used for',
    'is said by the profile. The names it asks for are taken with --copy-names alone; look at them first with tlsql cert show.',
  ].join('\n'),
  positionals: [1, 1],
  options: [
    caOption,
    {
      name: 'profile',
      kind: 'value',
      valueName: 'PROFILE',
      choices: ['server', 'client', 'peer'],
      help: 'what it is for: server, client, or peer (both)',
    },
    { name: 'san', kind: 'list', valueName: 'NAMES', help: 'alternative names: DNS:db1.example.com,IP:10.0.0.5' },
    { name: 'copy-names', kind: 'flag', help: 'take the alternative names that the request asks for' },
    { name: 'subject', kind: 'value', valueName: 'SUBJECT', help: "another subject than the request's" },
    { name: 'name', kind: 'value', valueName: 'NAME', help: "first part of the file names (the request's CN)" },
    { name: 'out', kind: 'value', valueName: 'DIR', help: 'folder for the files (.)', default: '.' },
    { name: 'days', kind: 'value', valueName: 'N', help: 'how long it is valid (397), never beyond the CA' },
    { name: 'force', kind: 'flag', help: 'replace files that are there' },
    ...signingOptions,
  ],
  examples: [
    {
      line: 'tlsql cert sign db1.csr --ca ./ca --profile server --san DNS:db1.example.com',
      does: 'a server certificate for a key made elsewhere',
    },
    {
      line: 'tlsql cert sign alice.csr --ca ./ca --profile client --subject "/O=Example/CN=alice"',
      does: 'a client certificate with a subject of your choice',
    },
  ],
  async run(context, { options, positionals }) {
    const dir = requiredCa(options.ca, 'cert sign');
    const { profile } = options;
    if (profile === undefined)
      return fail('usage', {
        seen: 'no --profile',
        expected: 'server, client or peer',
        next: 'tlsql cert sign --help',
      });
    const what = positionals[0] ?? '';
    const days = daysFrom(options.days);
    const wanted = {
      request: await readBytes(resolve(context.cwd, what)),
      what,
      profile,
      names: options.san,
      copyNames: options['copy-names'] === true,
      out: resolve(context.cwd, options.out ?? '.'),
      force: options.force === true,
      ...(options.subject === undefined ? {} : { subject: options.subject }),
      ...(options.name === undefined ? {} : { name: options.name }),
      ...(days === undefined ? {} : { days }),
    };
    return issuedOutcome(context, await withCa(context, dir, options, (ca) => signRequest(ca, wanted)));
  },
});
