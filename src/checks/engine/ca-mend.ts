import type { Facts } from '../../facts/facts.ts';
import type { FileFact } from '../../facts/file.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { verifyChain } from '../../x509/verify/verify-chain.ts';
import { asked } from './attempts.ts';
import { caFolder } from './ca-folder.ts';
import { isSelfIssued, known, knownAll, subjectOf } from './known-certificate.ts';
import { byHand, type Mend, prove, reloadAndProve } from './mend.ts';
import { reissue } from './reissue-mend.ts';
import { shellWord } from './server-mend.ts';
import { certificatesIn, trustStore } from './trust-store.ts';
import type { Whose } from './verify-fault.ts';

/** What mends a CA that is at fault itself: a root gets a new certificate, what an intermediate issued is issued by the root. */
export function caMendsFor(id: string, whose: Whose, facts: Facts): readonly Mend[] {
  // The name is not permitted, and the CA is as somebody wanted it.
  if (id === 'ca-name-constraint-violated') return reissue(whose, facts);
  const at = id === 'ca-without-crlsign' ? silentAboutCrls(facts) : caAtFault(whose, facts);
  const intermediate = at !== undefined && !isSelfIssued(at);
  // A limit of the path is as somebody wanted it, too: the root itself may issue.
  if (intermediate || id === 'ca-path-length-exceeded') return reissue(whose, facts, { byRoot: true });
  return renewed(at, /key-too-weak/.test(id), whose, facts);
}

/** The CA with which the verification of the chain ends; undefined where it is not seen. */
function caAtFault(whose: Whose, facts: Facts): Certificate | undefined {
  const { client, server, time } = facts;
  const sent = whose === 'server' ? knownAll(asked(facts)?.tls?.chain ?? []) : [];
  const stored = certificatesIn((whose === 'server' ? server : client)?.files?.cert?.content);
  const [leaf, ...untrusted] = sent.length > 0 ? sent : stored;
  const trusted = [server?.files ?? {}, client?.files ?? {}].flatMap((files) => trustStore(files).trusted);
  if (leaf === undefined) return undefined;
  const question = { leaf, untrusted, trusted, time, purpose: `ssl${whose}`, crlCheck: 'none' } as const;
  for (const securityLevel of [1, 2] as const) {
    const result = verifyChain({ ...question, securityLevel });
    if (!result.ok && result.error.depth > 0) return result.chain[result.error.depth];
  }
  return undefined;
}

/** A CA that may sign no CRL. */
function silentAboutCrls({ client, server }: Facts): Certificate | undefined {
  const trusted = [client, server].flatMap((side) => trustStore(side?.files ?? {}).trusted);
  return trusted.find(({ extensions: { keyUsage: uses } }) => uses?.includes('cRLSign') === false);
}

/** A new certificate of the root, in place of the old one with all that trust it here. */
function renewed(at: Certificate | undefined, newKey: boolean, whose: Whose, facts: Facts): readonly Mend[] {
  const stores = [facts.server?.files?.ca, facts.client?.files?.ca].flatMap((file) => file ?? []);
  const all = stores.flatMap(({ content }) => certificatesIn(content));
  const olds =
    at === undefined ? all : all.filter(({ fingerprintSha256 }) => fingerprintSha256 === at.fingerprintSha256);
  const isOld = (one: Certificate): boolean => olds.some((old) => old.fingerprintSha256 === one.fingerprintSha256);
  const ca = caFolder(facts, isOld);
  const folder = ca?.folder;
  const line = (at: string): Mend =>
    byHand(
      newKey
        ? `tlsql ca renew ${at} --new-key ec:P-256   # what it issued with the old key is issued anew`
        : `tlsql ca renew ${at}   # the same key: what it issued stays good`,
    );
  const end = whose === 'server' || facts.server !== undefined ? reloadAndProve : [prove];
  if (ca === undefined || folder === undefined)
    return [...whereItIs(at), line('/path/to/your/ca-folder'), ...given(stores, isOld), ...end];
  const own = stores.filter(({ path, real }) => !(real ?? path).startsWith(`${folder}/`));
  const again = newKey ? reissue(whose, facts, { ca }) : end;
  return [line(shellWord(folder)), ...given(own, isOld, folder), elsewhere(folder), ...again];
}

const whereItIs = (at: Certificate | undefined): Mend[] =>
  at === undefined ? [] : [byHand(`# where the CA ${subjectOf(at)} is kept:`)];

const elsewhere = (folder: string): Mend =>
  byHand(`# whoever else trusts this CA needs the new ${folder}/cacert.pem as well`);

/** The old certificate goes from each file: of two with one name, OpenSSL may take the wrong one. */
function given(
  stores: readonly FileFact[],
  isOld: (one: Certificate) => boolean,
  folder = '/path/to/your/ca-folder',
): Mend[] {
  const seen = new Set<string>();
  return stores.flatMap((file) => {
    const path = shellWord(file.real ?? file.path);
    const blocks = file.content?.blocks ?? [];
    const index = blocks.findIndex((block) => {
      const one = block.kind === 'certificate' ? known(block.der) : undefined;
      return one !== undefined && isOld(one);
    });
    if (index === -1 || seen.has(path)) return [];
    seen.add(path);
    const made = shellWord(`${folder}/cacert.pem`);
    const put =
      blocks.length === 1
        ? `cp ${made} ${path}`
        : `(awk '/-----BEGIN/{n++} n!=${index + 1}' ${path}.bak; echo; cat ${made}) > ${path}`;
    return [byHand(`cp -p ${path} ${path}.bak && ${put}`)];
  });
}
