import type { Facts } from '../../facts/facts.ts';
import type { FileFact } from '../../facts/file.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { purposes } from '../../x509/extension/extended-key-usage.ts';
import type { NameConstraints } from '../../x509/extension/name-constraints.ts';
import { asked } from './attempts.ts';
import { caFolder, holds } from './ca-folder.ts';
import { blemishes, isSelfIssued, issuedBy, knownAll } from './known-certificate.ts';
import { byHand, type Mend, prove, reloadAndProve } from './mend.ts';
import { isYassl } from './option-value-found.ts';
import { certificateFor } from './partner.ts';
import { type ReissueWords, reissueWords } from './reissue-words.ts';
import { ending, setOption } from './server-file-mend.ts';
import { shellWord } from './server-mend.ts';
import { certificatesIn } from './trust-store.ts';
import type { Whose } from './verify-fault.ts';

/** How a certificate is issued anew. */
interface Anew {
  /** A host name or address that it is to have beside those of the old one. */
  readonly name?: string;
  /** Not by an intermediate. */
  readonly byRoot?: boolean;
  /** By the CA of this folder, as it then is. */
  readonly ca?: NonNullable<ReturnType<typeof caFolder>>;
}

/** A new certificate: where a newer one with the same key lies around it is that one. */
export function reissue(whose: Whose, facts: Facts, anew: Anew = {}): readonly Mend[] {
  const { cert, key } = (whose === 'server' ? facts.server?.files : facts.client?.files) ?? {};
  const asOld = Object.keys(anew).length === 0;
  const newer = whose === 'server' && asOld ? certificateFor(facts, key?.content) : undefined;
  const [served] = knownAll(asked(facts)?.tls?.chain ?? []);
  const [stored] = certificatesIn(newer?.content);
  const waits = served !== undefined && stored?.fingerprintSha256 !== served.fingerprintSha256;
  if (newer !== undefined && newer.path === cert?.path && waits) return reloadAndProve;
  if (newer !== undefined && newer.path !== cert?.path) return ending(setOption('cert', newer.path, facts));
  const [leaf] = cert === undefined ? knownAll(asked(facts)?.tls?.chain ?? []) : certificatesIn(cert.content);
  const end = whose === 'server' ? reloadAndProve : [prove];
  const ca = anew.ca ?? issuer(whose, leaf, facts, anew.byRoot === true);
  const wanted = leaf === undefined ? undefined : reissueWords(leaf, whose, anew.name, bounds(leaf, ca, facts));
  const note = wanted?.permitted === false ? [byHand(notPermitted)] : [];
  if (ca !== undefined && cert !== undefined && key !== undefined && wanted !== undefined)
    return [...note, ...replacing({ ca, cert, key, wanted }, whose, facts), ...end];
  const folder = cert === undefined ? '/etc/mysql/tls' : cert.path.replace(/\/[^/]*$/, '') || '/';
  const words = wanted === undefined ? shellWord('db.example.com') : wanted.words;
  const line = `tlsql cert ${whose} ${words} --ca /path/to/your/ca-folder --out ${shellWord(folder)}`;
  const then = `# then give the two files the names that ${whose === 'server' ? 'ssl_cert and ssl_key' : 'the client'} has`;
  return [...note, byHand(`${line}   ${then}`), ...end];
}

/** Whether a CA is at hand whose certificates the other side takes. */
export function canReissue(whose: Whose, facts: Facts): boolean {
  const [leaf] = certificatesIn((whose === 'server' ? facts.server : facts.client)?.files?.cert?.content);
  return issuer(whose, leaf, facts, false) !== undefined;
}

const notPermitted =
  '# the CA permits no such name (nameConstraints): connect by one that it permits, or take a CA without the constraint';

/** The CA at hand: the one that issued the old certificate before others. */
function issuer(
  whose: Whose,
  leaf: Certificate | undefined,
  facts: Facts,
  byRoot: boolean,
): ReturnType<typeof caFolder> {
  const may = (one: Certificate): boolean => mayIssue(one, whose, leaf, facts) && (!byRoot || isSelfIssued(one));
  const own = (one: Certificate): boolean => leaf !== undefined && issuedBy(leaf, one) === 'yes';
  return caFolder(facts, (one) => own(one) && may(one)) ?? caFolder(facts, may);
}

/** Which names the CAs above permit that are seen. */
function bounds(leaf: Certificate, ca: Anew['ca'], { client, server }: Facts): readonly NameConstraints[] {
  const below = ca?.certificate ?? leaf;
  const seen = [client, server].flatMap((side) => certificatesIn(side?.files?.ca?.content));
  const above = seen.filter((one) => issuedBy(below, one) === 'yes');
  return [...above, ...(ca === undefined ? [] : [ca.certificate])].flatMap(
    ({ extensions }) => extensions.nameConstraints ?? [],
  );
}

interface Replacing {
  readonly ca: NonNullable<Anew['ca']>;
  readonly cert: FileFact;
  readonly key: FileFact;
  readonly wanted: ReissueWords;
}

/** Issued apart, then written over the old ones, which are kept beside: owners, modes and options stay. */
function replacing({ ca, cert, key, wanted }: Replacing, whose: Whose, facts: Facts): Mend[] {
  const apart = `${cert.path.replace(/\/[^/]*$/, '')}/renewed`;
  const kind = isYassl(facts) ? ' --key rsa:2048 --legacy' : '';
  const made = `${apart}/${wanted.files}`;
  const newCert = `${made}-${isSelfIssued(ca.certificate) ? 'cert' : 'chain'}.pem`;
  const newKey = `${made}-key.pem`;
  // What an earlier time left there is not to be taken for the new one.
  const issue = `tlsql cert ${whose} ${wanted.words}${kind} --ca ${shellWord(ca.folder)} --out ${shellWord(apart)} --force`;
  if ((cert.real ?? cert.path) !== (key.real ?? key.path))
    return [issue, over(cert, newCert), over(key, newKey)].map(byHand);
  const both = `(umask 077 && cat ${shellWord(newCert)} ${shellWord(newKey)} > ${shellWord(`${made}.pem`)})`;
  return [issue, `${both} && ${over(cert, `${made}.pem`)}`].map(byHand);
}

/** cp leaves the old one as it is where the new one was not made; `cat … >` would empty it first. */
function over(file: FileFact, from: string): string {
  const path = shellWord(file.real ?? file.path);
  return `cp -p ${path} ${path}.bak && cp ${shellWord(from)} ${path}`;
}

/** Whether the other side takes what this CA issues; where its store was not seen, whether it issued the one at hand. */
function mayIssue(ca: Certificate, whose: Whose, leaf: Certificate | undefined, facts: Facts): boolean {
  const files = whose === 'server' ? facts.client?.files : facts.server?.files;
  const trusted = certificatesIn(files?.ca?.content);
  const uses = ca.extensions.extendedKeyUsage;
  const faults = blemishes(ca, facts.time, 'ca').filter(({ kind }) => kind !== 'name-constraints');
  if (faults.length > 0 || uses?.includes(purposes[`${whose}Auth`]) === false) return false;
  return trusted.length > 0 ? holds(trusted, ca) : leaf !== undefined && issuedBy(leaf, ca) === 'yes';
}
