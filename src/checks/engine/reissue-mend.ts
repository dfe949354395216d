import type { Facts } from '../../facts/facts.ts';
import type { FileFact } from '../../facts/file.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { parseIp } from '../../x509/extension/ip-address.ts';
import { asked } from './attempts.ts';
import { caFolder, holds } from './ca-folder.ts';
import { isSelfIssued, issuedBy, knownAll, namesIn, subjectOf } from './known-certificate.ts';
import { byHand, type Mend, prove, reloadAndProve } from './mend.ts';
import { isYassl } from './option-value-found.ts';
import { certificateFor } from './partner.ts';
import { ending, setOption } from './server-file-mend.ts';
import { shellWord } from './server-mend.ts';
import { certificatesIn } from './trust-store.ts';
import type { Whose } from './verify-fault.ts';

/** A new certificate: where a newer one with the same key lies around it is that one. */
export function reissue(whose: Whose, facts: Facts, more = ''): readonly Mend[] {
  const { cert, key } = (whose === 'server' ? facts.server?.files : facts.client?.files) ?? {};
  const newer = whose === 'server' && more === '' ? certificateFor(facts, key?.content) : undefined;
  const [served] = knownAll(asked(facts)?.tls?.chain ?? []);
  const [stored] = certificatesIn(newer?.content);
  const waits = served !== undefined && stored?.fingerprintSha256 !== served.fingerprintSha256;
  if (newer !== undefined && newer.path === cert?.path && waits) return reloadAndProve;
  if (newer !== undefined && newer.path !== cert?.path) return ending(setOption('cert', newer.path, facts));
  const [leaf] = cert === undefined ? knownAll(asked(facts)?.tls?.chain ?? []) : certificatesIn(cert.content);
  const end = whose === 'server' ? reloadAndProve : [prove];
  const folder = cert === undefined ? '/etc/mysql/tls' : cert.path.replace(/\/[^/]*$/, '') || '/';
  const words = leaf === undefined ? '' : namesOf(leaf, whose, more);
  const ca = caFolder(facts, (one) => mayIssue(one, whose, leaf, facts));
  if (ca !== undefined && cert !== undefined && key !== undefined && leaf !== undefined)
    return [...replacing({ ca, cert, key, leaf, words }, whose, facts), ...end];
  const line = `tlsql cert ${whose} ${words} --ca /path/to/your/ca-folder --out ${shellWord(folder)}`;
  return [
    byHand(
      `${line}   # then give the two files the names that ${whose === 'server' ? 'ssl_cert and ssl_key' : 'the client'} has`,
    ),
    ...end,
  ];
}

interface Replacing {
  readonly ca: { readonly folder: string; readonly certificate: Certificate };
  readonly cert: FileFact;
  readonly key: FileFact;
  readonly leaf: Certificate;
  readonly words: string;
}

/** Issued apart, then written over the old ones, which are kept beside: owners, modes and options stay. */
function replacing({ ca, cert, key, leaf, words }: Replacing, whose: Whose, facts: Facts): Mend[] {
  const apart = `${cert.path.replace(/\/[^/]*$/, '')}/renewed`;
  const kind = isYassl(facts) ? ' --key rsa:2048 --legacy' : '';
  // Accounts may ask for the subject to the letter.
  const subject = whose === 'client' ? ` --subject ${shellWord(subjectOf(leaf))}` : '';
  const made = `${apart}/${commonName(leaf).replaceAll(/[^A-Za-z0-9._@-]/g, '_')}`;
  const over = (file: FileFact, from: string): string => {
    const path = shellWord(file.real ?? file.path);
    // cp leaves the old one as it is where the new one was not made; `cat … >` would empty it first.
    return `cp -p ${path} ${path}.bak && cp ${shellWord(from)} ${path}`;
  };
  return [
    `tlsql cert ${whose} ${words}${subject}${kind} --ca ${shellWord(ca.folder)} --out ${shellWord(apart)}`,
    over(cert, `${made}-${isSelfIssued(ca.certificate) ? 'cert' : 'chain'}.pem`),
    over(key, `${made}-key.pem`),
  ].map(byHand);
}

/** Whether the other side takes what this CA issues; where its store was not seen, whether it issued the one at hand. */
function mayIssue(ca: Certificate, whose: Whose, leaf: Certificate | undefined, facts: Facts): boolean {
  const files = whose === 'server' ? facts.client?.files : facts.server?.files;
  const trusted = certificatesIn(files?.ca?.content);
  return trusted.length > 0 ? holds(trusted, ca) : leaf !== undefined && issuedBy(leaf, ca) === 'yes';
}

/** The CA with the same key and new dates, given to all that have the old one. */
export function renewedCaMends(whose: Whose, facts: Facts): readonly Mend[] {
  const stores = [facts.server?.files?.ca, facts.client?.files?.ca].flatMap((file) => file ?? []);
  const all = stores.flatMap(({ content }) => certificatesIn(content));
  const ca = caFolder(facts, (one) => all.some((own) => own.fingerprintSha256 === one.fingerprintSha256));
  const end = whose === 'server' || facts.server !== undefined ? reloadAndProve : [prove];
  const renew = (folder: string): Mend =>
    byHand(`tlsql ca renew ${shellWord(folder)}   # the same key: what it issued stays good`);
  if (ca === undefined) return [renew('/path/to/your/ca-folder'), ...end];
  const paths = [...new Set(stores.map((file) => file.real ?? file.path))].filter(
    (path) => !path.startsWith(`${ca.folder}/`),
  );
  const given = paths.map((path) =>
    byHand(
      `cp -p ${shellWord(path)} ${shellWord(path)}.bak && cat ${shellWord(`${ca.folder}/cacert.pem`)} >> ${shellWord(path)}`,
    ),
  );
  return [renew(ca.folder), ...given, ...end];
}

function namesOf(leaf: Certificate, whose: Whose, more: string): string {
  const { dns, ip } = namesIn(leaf);
  const name = commonName(leaf);
  // What counts for no client is not asked for again.
  const good = dns.filter((one) => /^(\*\.)?[a-z0-9_-]+(\.[a-z0-9_-]+)*$/i.test(one) && !/^\*(\.[^.]+)?$/.test(one));
  const kind = (one: string): string => (parseIp(one) === undefined ? `DNS:${one}` : `IP:${one}`);
  const names = [...new Set([...[...good, ...ip].map(kind), ...(more === '' ? [] : [more])])];
  return whose === 'client' || names.length === 0
    ? shellWord(name)
    : `${shellWord(name)} --san ${shellWord(names.join(','))}`;
}

function commonName(leaf: Certificate): string {
  const { dns, cn } = namesIn(leaf);
  return cn[0] ?? dns[0] ?? 'db.example.com';
}
