import { issueClient } from '../ca/issue.ts';
import { withCa } from './ca-options.ts';
import { issuedOutcome, issueFromGiven, issueOptions, requiredCa } from './cert-issue.ts';
import { type Command, defineCommand } from './command.ts';

export const certClient: Command = defineCommand({
  name: 'cert client',
  does: 'Issues a client certificate with a new key.',
  synopsis: 'NAME --ca DIR [--subject SUBJECT] [--out DIR] [options]',
  about: [
    'Writes NAME-cert.pem and NAME-key.pem, and NAME-chain.pem under an intermediate (give that one as ssl-cert then).',
    'The subject is shown in the form that REQUIRE SUBJECT compares: copy it as it is, order included.',
  ].join('\n'),
  positionals: [1, 1],
  options: issueOptions,
  examples: [
    {
      line: 'tlsql cert client alice --ca ./ca --out ./tls',
      does: "a certificate for /CN=alice under the CA's organization",
    },
    {
      line: 'tlsql cert client app --ca ./ca --subject "/O=Example/OU=Shop/CN=app"',
      does: 'a certificate with this very subject',
    },
  ],
  async run(context, given) {
    const { options, positionals } = given;
    const dir = requiredCa(options.ca, 'cert client');
    const wanted = issueFromGiven(context, positionals[0] ?? '', options);
    return issuedOutcome(context, await withCa(context, dir, options, (ca) => issueClient(ca, wanted)));
  },
});
