import type { Facts } from '../../facts/facts.ts';
import type { FileFact } from '../../facts/file.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { parseIp } from '../../x509/extension/ip-address.ts';
import { checkHost, checkIp } from '../../x509/host-name-check.ts';
import type { Changes } from './again-line.ts';
import { asked } from './attempts.ts';
import { clientOptionMends } from './client-option-mend.ts';
import { issuerOf, knownAll } from './known-certificate.ts';
import { byHand, type Mend } from './mend.ts';
import { authorityIn } from './partner.ts';
import { pathObstacle } from './path-access.ts';
import { shellWord } from './server-mend.ts';
import { askedHost, copyName, isLoopback, sshHost } from './server-place.ts';
import { certificatesIn } from './trust-store.ts';

/** A CA file that verifies the server's certificate, and what brings it to where the client can read it. */
export interface CaAtHand {
  /** As the client is to name it. */
  readonly path: string;
  readonly get: readonly Mend[];
}

/** The certificates that the server shows, the leaf first; else those that its file holds. */
export function serverChain(facts: Facts): readonly Certificate[] {
  const attempts = [asked(facts), ...(facts.wire?.attempts ?? [])];
  const chain = attempts.map((one) => knownAll(one?.tls?.chain ?? [])).find(({ length }) => length > 0) ?? [];
  return chain.length > 0 ? chain : certificatesIn(facts.server?.files?.cert?.content);
}

/** Searched for where the client's own files lie, then where the server's do; every answer has verified the certificate. */
export function caAtHand(facts: Facts): CaAtHand | undefined {
  const chain = serverChain(facts);
  const { nearby = [], files = {}, overridden = {}, user } = facts.client ?? {};
  const readable = (file: FileFact): boolean => user === undefined || pathObstacle(file, user) === undefined;
  const own = [...nearby, ...Object.values(files), ...Object.values(overridden)].filter(readable);
  const here = authorityIn(own.filter(isPublic), chain, facts.time);
  if (here !== undefined) return { path: here.path, get: [] };
  const { files: serverFiles = {}, nearby: beside = [] } = facts.server ?? {};
  const there = authorityIn([...Object.values(serverFiles), ...beside].filter(isPublic), chain, facts.time);
  if (there === undefined) return undefined;
  const host = sshHost(facts);
  const copy = copyName(there.path);
  if (host !== undefined) return { path: copy, get: [byHand(copyLine(host, there.path))] };
  if (readable(there)) return { path: there.path, get: [] };
  const line = `sudo install -m 0644 ${shellWord(there.path)} ${shellWord(copy)}`;
  return { path: copy, get: [byHand(line)] };
}

/** Who holds a key with it is not told to give the file away. */
const isPublic = (file: FileFact): boolean => file.content?.blocks.every(({ kind }) => kind !== 'private-key') === true;

/** Gives the client the CA at hand, with other options beside it; where none is, one line says which is needed and from where. */
export function caMends(facts: Facts, beside: Changes = {}): readonly Mend[] {
  const found = caAtHand(facts);
  if (found !== undefined) return [...found.get, ...clientOptionMends(facts, { ...beside, 'ssl-ca': found.path })];
  const from = serversOwn(facts);
  if (from === undefined) return [byHand(neededLine(facts)), ...clientOptionMends(facts, beside)];
  if (from.host === undefined) return clientOptionMends(facts, { ...beside, 'ssl-ca': from.path });
  return [
    byHand(`${copyLine(from.host, from.path)}   # the ssl_ca of the server`),
    ...clientOptionMends(facts, { ...beside, 'ssl-ca': copyName(from.path) }),
  ];
}

const copyLine = (host: string, path: string): string =>
  `scp ${shellWord(`${host}:${path}`)} ${shellWord(copyName(path))}`;

/** The CA file that the server says it has, where its files were not seen; `host` is undefined on this machine. */
function serversOwn(facts: Facts): { readonly host: string | undefined; readonly path: string } | undefined {
  const { ssl_ca: ca = '', datadir = '' } = facts.admin?.variables ?? {};
  const host = askedHost(facts);
  if (facts.server !== undefined || host === undefined || ca === '') return undefined;
  const there = isLoopback(host) ? undefined : host;
  if (ca.startsWith('/')) return { host: there, path: ca };
  return datadir.startsWith('/') ? { host: there, path: `${datadir.replace(/\/$/, '')}/${ca}` } : undefined;
}

function neededLine(facts: Facts): string {
  const top = serverChain(facts).at(-1);
  const whose = top === undefined ? '' : ` (issuer ${issuerOf(top)})`;
  const host = askedHost(facts);
  const where = host === undefined || isLoopback(host) ? 'the server' : host;
  return `# needed: the CA certificate that issued the server's${whose}, for ssl-ca; on ${where}, SELECT @@ssl_ca, @@datadir names its own`;
}

/** The strongest mode with which the client can take the certificate that the server shows. */
export function verifyingMode(facts: Facts): 'VERIFY_IDENTITY' | 'VERIFY_CA' {
  const [leaf] = serverChain(facts);
  const host = askedHost(facts);
  if (leaf === undefined || host === undefined) return 'VERIFY_IDENTITY';
  const address = parseIp(host);
  const named = checkHost(leaf, host) ?? (address === undefined ? undefined : checkIp(leaf, address));
  return named === undefined ? 'VERIFY_CA' : 'VERIFY_IDENTITY';
}
