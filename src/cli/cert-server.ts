import { issueServer } from '../ca/issue.ts';
import { withCa } from './ca-options.ts';
import { issuedOutcome, issueFromGiven, issueOptions, requiredCa } from './cert-issue.ts';
import { type Command, defineCommand } from './command.ts';

export const certServer: Command = defineCommand({
  name: 'cert server',
  does: 'Issues a server certificate with a new key.',
  synopsis: 'NAME --ca DIR [--san NAMES] [--out DIR] [options]',
  about: [
    'Writes NAME-cert.pem and NAME-key.pem, and NAME-chain.pem under an intermediate (give that one as ssl-cert then).',
    'Where NAME is a host name or an address it is among the alternative names; clients that verify look at those alone.',
    'Addresses must be given as IP:10.0.0.5; as DNS names most clients do not accept them.',
  ].join('\n'),
  positionals: [1, 1],
  options: [
    ...issueOptions,
    { name: 'peer', kind: 'flag', help: 'for both sides: replication, Galera, Group Replication' },
  ],
  examples: [
    {
      line: 'tlsql cert server db1.example.com --ca ./ca --san DNS:db1,IP:10.0.0.5 --out ./tls',
      does: 'a certificate for three names of one server',
    },
    { line: 'tlsql cert server node1 --ca ./ca --peer', does: 'a certificate that a replica also shows to its source' },
  ],
  async run(context, given) {
    const { options, positionals } = given;
    const dir = requiredCa(options.ca, 'cert server');
    const wanted = { ...issueFromGiven(context, positionals[0] ?? '', options), peer: options.peer === true };
    return issuedOutcome(context, await withCa(context, dir, options, (ca) => issueServer(ca, wanted)));
  },
});
