import type { Facts } from '../../facts/facts.ts';
import type { FileContent, FileFact, Identity, PathStep } from '../../facts/file.ts';
import type { ServerFileRole, ServerHost } from '../../facts/server.ts';
import { publicKeyOf } from './key-pair.ts';
import { known } from './known-certificate.ts';
import { isYassl } from './option-value-found.ts';
import { type PathObstacle, pathObstacle } from './path-access.ts';

/** Why the server cannot use a TLS file that it is told to use. One word a reason; a check is about one of them. */
export type ObstacleKind =
  | PathObstacle
  /** missing, and written relative to the data folder or with something that option files do not expand */
  | 'relative'
  | 'not-expanded'
  /** readable for a group that the server's user is not in */
  | 'group-not-joined'
  /** refused in spite of the mode bits, by what was seen to enforce it */
  | 'apparmor'
  | 'selinux'
  | 'network-share'
  /** the content */
  | 'empty'
  | 'der'
  | 'pkcs12'
  | 'line-ends'
  | 'wrong-content'
  | 'damaged'
  | 'encrypted';

export interface ServerObstacle {
  readonly role: ServerFileRole;
  readonly file: FileFact;
  readonly kind: ObstacleKind;
  readonly user: Identity;
  /** The component at which it ends, for what is about the path. */
  readonly step?: PathStep;
  /** What the file holds instead, as a clause. */
  readonly holds?: string;
}

const folders: readonly ServerFileRole[] = ['capath', 'crlpath'];

/** The name of the server variable behind a role: `ssl_key`, `admin_ssl_cert`, `mysqlx_ssl_ca`. */
export function variableOf(role: ServerFileRole): string {
  if (role === 'rsa-private-key') return 'caching_sha2_password_private_key_path';
  if (role === 'rsa-public-key') return 'caching_sha2_password_public_key_path';
  const [, channel, name] = /^(?:(admin|mysqlx)-)?(.*)$/.exec(role) ?? [];
  return `${channel === undefined ? '' : `${channel}_`}ssl_${name}`;
}

const root: Identity = { name: 'root', uid: 0, gid: 0, groups: [] };

/** The first obstacle of each file that the server is told to use, in the order in which servers read them. */
export function serverObstacles(facts: Facts): ServerObstacle[] {
  const { files, user, host } = facts.server ?? {};
  return fileObstacles(files ?? {}, user ?? root, host, isYassl(facts));
}

/** The same for the files of the client, whose roles are some of the server's. */
export function clientObstacles(facts: Facts): ServerObstacle[] {
  const { 'server-public-key': publicKey, ...files } = facts.client?.files ?? {};
  const all = publicKey === undefined ? files : { ...files, 'rsa-public-key': publicKey };
  return fileObstacles(all, facts.client?.user ?? root, undefined);
}

function fileObstacles(
  files: Partial<Record<ServerFileRole, FileFact>>,
  user: Identity,
  host: ServerHost | undefined,
  yassl = false,
): ServerObstacle[] {
  return (Object.entries(files) as [ServerFileRole, FileFact][]).flatMap(([role, file]) => {
    const found =
      onThePath(role, file, user, host) ?? inContent(role, file.content) ?? (yassl ? marked(file) : undefined);
    return found === undefined ? [] : [{ role, file, user, ...found }];
  });
}

type Partly = Pick<ServerObstacle, 'kind' | 'step' | 'holds'>;

function onThePath(role: ServerFileRole, file: FileFact, who: Identity, host?: ServerHost): Partly | undefined {
  const verdict = pathObstacle(file, who, folders.includes(role) ? 'folder' : 'file');
  if (verdict === undefined) return undefined;
  const { obstacle, step } = verdict;
  if (obstacle === 'missing') return { kind: whyMissing(file.named), step };
  if (obstacle === 'file-closed' && groupWould(step)) return { kind: 'group-not-joined', step };
  if (obstacle === 'refused-beyond-modes') return { kind: whoRefuses(file, host), step };
  return { kind: obstacle, step };
}

function whyMissing(named: string): ObstacleKind {
  if (/^~|\$\{?\w|%\w+%/.test(named)) return 'not-expanded';
  return /^(\/|[A-Za-z]:[\\/])/.test(named) ? 'missing' : 'relative';
}

function groupWould(step: PathStep): boolean {
  // With an access list these bits are its mask.
  return step.acl === undefined && step.mode !== undefined && (step.mode & 0o040) !== 0;
}

function whoRefuses(file: FileFact, host: ServerHost | undefined): ObstacleKind {
  if (/^(nfs|cifs|smb|fuse|9p|ceph|gluster)/.test(file.mount?.type ?? '')) return 'network-share';
  if (host?.selinux === 'enforcing') return 'selinux';
  if (host?.apparmor === 'enforcing') return 'apparmor';
  return 'refused-beyond-modes';
}

/** OpenSSL looks for the first BEGIN line; yaSSL wants it at the very start (extra/yassl/src/ssl.cpp, PemToDer). */
function marked({ content }: FileFact): Partly | undefined {
  return content?.byteOrderMark === true ? { kind: 'line-ends', holds: 'a byte-order mark' } : undefined;
}

function inContent(role: ServerFileRole, content: FileContent | undefined): Partly | undefined {
  if (content === undefined || folders.includes(role)) return undefined;
  switch (content.form) {
    case 'empty':
      return { kind: 'empty' };
    case 'der':
      return { kind: 'der' };
    case 'pkcs12':
    case 'jks':
      return { kind: 'pkcs12', holds: content.form === 'jks' ? 'a Java key store' : 'a PKCS#12 store' };
    case 'utf-16':
      return { kind: 'line-ends', holds: 'text in UTF-16' };
    case 'html':
      return { kind: 'wrong-content', holds: 'an HTML page' };
    case 'text':
      return { kind: 'wrong-content', holds: textHeld(content) };
    case 'binary':
      return { kind: 'wrong-content', holds: 'bytes that are no PEM' };
    case 'too-large':
      // Lists of a large CA may be that long.
      return role.endsWith('crl')
        ? undefined
        : { kind: 'wrong-content', holds: 'more than 16 MiB, which no file of its kind has' };
    case 'pem':
      return inPem(role, content);
  }
}

function textHeld({ disguise }: FileContent): string {
  if (disguise === 'base64') return 'a PEM file that was encoded in base64 once more';
  return disguise === 'dashes'
    ? 'marks for BEGIN and END that have not five ASCII dashes on each side'
    : 'text without any PEM block';
}

const wanted: Record<string, FileContent['blocks'][number]['kind']> = {
  key: 'private-key',
  'rsa-private-key': 'private-key',
  'rsa-public-key': 'public-key',
  crl: 'crl',
};

function inPem(role: ServerFileRole, content: FileContent): Partly | undefined {
  if (content.lineEnds === 'cr') return { kind: 'line-ends', holds: 'lines that end in a bare CR' };
  if (content.lineEnds === 'none') return { kind: 'line-ends', holds: 'a PEM block written on one line' };
  const kind = wanted[role.replace(/^(admin|mysqlx)-/, '')] ?? 'certificate';
  const block = content.blocks.find((entry) => entry.kind === kind);
  if (block === undefined) {
    const { damage = [] } = content;
    if (damage.length > 0 && damage.every(isIndented))
      return { kind: 'line-ends', holds: 'lines that begin with blanks' };
    if (damage.length > 0) return { kind: 'damaged', holds: damageText(damage) };
    return { kind: 'wrong-content', holds: whatBlocks(content) };
  }
  if (role === 'cert' && block.kind === 'certificate' && isKeyDamaged(block.der))
    return { kind: 'damaged', holds: 'the public key in its certificate cannot be read' };
  if (block.kind !== 'private-key') return damagedLater(content);
  if (block.key.encrypted) return { kind: 'encrypted' };
  return block.key.damage === undefined ? undefined : { kind: 'damaged', holds: block.key.damage };
}

/** A key of a kind that every OpenSSL has, which makes no key: no point of its curve, say. */
function isKeyDamaged(der: Uint8Array): boolean {
  const { type, curve } = known(der)?.key ?? {};
  return (type === 'rsa' || type === 'ec') && curve !== 'explicit' && publicKeyOf(der) === undefined;
}

/** Certificates and CRLs are read to the end of the file: one bad block spoils it. A mark with blanks before it is none. */
function damagedLater({ damage = [] }: FileContent): Partly | undefined {
  const real = damage.filter((text) => !isIndented(text));
  return real.length === 0 ? undefined : { kind: 'damaged', holds: damageText(real) };
}

const isIndented = (damage: string): boolean => damage.includes('blanks before BEGIN');

function damageText(damage: readonly string[]): string {
  return [...damage.slice(0, 5), ...(damage.length > 5 ? ['and more'] : [])].join('; ');
}

const blockNames: Record<FileContent['blocks'][number]['kind'], string> = {
  certificate: 'a certificate',
  crl: 'a CRL',
  'private-key': 'a private key',
  'public-key': 'a public key',
  request: 'a certificate request',
  parameters: 'parameters',
  other: 'another kind of PEM block',
};

function whatBlocks(content: FileContent): string {
  const names = [
    ...new Set(
      content.blocks.map((block) => (block.kind === 'other' ? `a block "${block.label}"` : blockNames[block.kind])),
    ),
  ];
  return names.length === 0 ? 'no PEM block' : `${names.join(' and ')} only`;
}
