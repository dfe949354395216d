import type { Facts } from '../../facts/facts.ts';
import { verifyChain } from '../../x509/verify/verify-chain.ts';
import { againLine } from './again-line.ts';
import { caFolder, holds } from './ca-folder.ts';
import { pairsFor } from './identity-pairs.ts';
import { subjectOf } from './known-certificate.ts';
import { byHand, type Mend } from './mend.ts';
import { shellWord } from './server-mend.ts';
import { certificatesIn } from './trust-store.ts';

/**
 * A certificate for a client that shows none, and the connection with it: the pair that lies beside its files where the server
 * trusts exactly one, else a new one by the CA at hand; where that is elsewhere, what is to be done there.
 */
export function clientCertLines(facts: Facts, user: string, subject?: string): Mend[] {
  const trusted = certificatesIn(facts.server?.files?.ca?.content);
  const pair = pairAtHand(facts, subject);
  if (pair !== undefined) return [connected(facts, pair.cert, pair.key)];
  const ca = caFolder(facts, (one) => holds(trusted, one));
  const name = user === '' ? 'client' : user;
  const file = name.replaceAll(/[^\w.@-]/g, '_');
  const words = `tlsql cert client ${shellWord(name)}${subject === undefined ? '' : ` --subject ${shellWord(subject)}`}`;
  const [first] = trusted;
  const whose = first === undefined ? 'the CA that the server trusts' : subjectOf(first);
  const issue =
    ca === undefined
      ? `# in the folder of ${whose}: ${words} --ca . --out . and its two files brought here; then:`
      : `${words} --ca ${shellWord(ca.folder)} --out .`;
  return [byHand(issue), connected(facts, `${file}-cert.pem`, `${file}-key.pem`)];
}

const connected = (facts: Facts, cert: string, key: string): Mend => ({
  kind: 'look',
  line: againLine(facts, { 'ssl-cert': cert, 'ssl-key': key }),
});

function pairAtHand(
  facts: Facts,
  subject: string | undefined,
): { readonly cert: string; readonly key: string } | undefined {
  const { client, server, time } = facts;
  const trusted = certificatesIn(server?.files?.ca?.content);
  const pairs = pairsFor('sslclient', client?.nearby ?? [], time).filter(({ cert }) => {
    const [leaf, ...untrusted] = certificatesIn(cert.content);
    const named = subject === undefined || (leaf !== undefined && subjectOf(leaf) === subject);
    return named && leaf !== undefined && verifyChain({ leaf, untrusted, trusted, time, purpose: 'sslclient' }).ok;
  });
  const [pair] = pairs;
  return pairs.length === 1 && pair !== undefined ? { cert: pair.cert.path, key: pair.key.path } : undefined;
}
