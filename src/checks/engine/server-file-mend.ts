import type { Facts } from '../../facts/facts.ts';
import type { FileFact, Identity, PathStep } from '../../facts/file.ts';
import type { ServerFileRole } from '../../facts/server.ts';
import { byHand, type Mend, prove, reloadAndProve, restartAndProve } from './mend.ts';
import { newPair } from './new-pair.ts';
import { serverPlace } from './option-value-found.ts';
import { optionText } from './option-view.ts';
import { authorityFor, certificateFor, keyFor, wholePair } from './partner.ts';
import { allows, pathObstacle } from './path-access.ts';
import { serverUser, shellWord } from './server-mend.ts';
import { type ServerObstacle, serverObstacles, variableOf } from './server-obstacle.ts';
import { certificatesIn } from './trust-store.ts';

/** What makes the server able to use the file, or takes the right one that lies around; the last act proves it. */
export function serverFileMends(obstacle: ServerObstacle, facts: Facts): readonly Mend[] {
  const { kind, file, step, user } = obstacle;
  switch (kind) {
    case 'folder-closed':
      // A home stays closed: the file moves out instead.
      if (isHome(step)) return moveOut(obstacle, facts);
      return [...accessToAll(facts), ...reloadAndProve];
    case 'group-not-joined':
    case 'file-closed':
      // It has joined the group since it was started.
      if (user.groupsNotYetTaken?.includes(step?.gid ?? -1) === true) return restartAndProve;
      return [...accessToAll(facts), ...reloadAndProve];
    case 'selinux':
      return [byHand(`restorecon -v ${shellWord(file.real ?? file.path)}`), ...reloadAndProve];
    case 'line-ends':
    case 'der':
      return [...rewritten(obstacle), ...reloadAndProve];
    case 'wrong-content':
      return file.content?.disguise === undefined
        ? replaced(obstacle, facts)
        : [...rewritten(obstacle), ...reloadAndProve];
    case 'apparmor':
    case 'network-share':
    case 'hidden':
    case 'refused-beyond-modes':
      return moveOut(obstacle, facts);
    default:
      return replaced(obstacle, facts);
  }
}

const isSecret = (role: ServerFileRole): boolean => role.endsWith('key') && role !== 'rsa-public-key';

/** Owner and mode with which the server reads it and nobody else reads a key. */
function readable(file: FileFact, role: ServerFileRole, facts: Facts): Mend[] {
  const path = file.real ?? file.path;
  // What others have by an access list stays theirs.
  if (file.steps.at(-1)?.acl !== undefined) return [{ kind: 'acl', path, user: serverUser(facts), bits: 'r' }];
  const mode: Mend = { kind: 'mode', path, mode: isSecret(role) ? '0400' : '0644' };
  return isSecret(role) ? [{ kind: 'owner', path, owner: `${serverUser(facts)}:` }, mode] : [mode];
}

const isHome = (step: PathStep | undefined): boolean => /^\/(root|home\/[^/]+)$/.test(step?.path ?? '');

/** Lets the server's user in to every file that it may not read: with one of several it would still refuse to load them. */
function accessToAll(facts: Facts): Mend[] {
  const shut = serverObstacles(facts).filter(
    ({ kind, step }) => ['folder-closed', 'file-closed', 'group-not-joined'].includes(kind) && !isHome(step),
  );
  const mends = shut.flatMap(({ file, role, user }) => [
    ...file.steps
      .filter((one) => one.type === 'directory')
      .flatMap((one) => {
        // A folder of certificates is looked into, others are passed.
        const lists = role.endsWith('path') && one === file.steps.at(-1);
        const closed = allows(one, user, 1) === false || (lists && allows(one, user, 4) === false);
        return closed ? letPass(one, serverUser(facts), lists) : [];
      }),
    ...(mayNotRead(file, user) ? readable(file, role, facts) : []),
  ]);
  const texts = mends.map((mend) => JSON.stringify(mend));
  return mends.filter((_, index) => texts.indexOf(texts[index] ?? '') === index);
}

/** What comes to light only when the folders are open. */
function mayNotRead({ steps }: FileFact, user: Identity): boolean {
  const last = steps.at(-1);
  return last?.type === 'file' && allows(last, user, 4) === false;
}

/** A group that may pass already is somebody else's (`ssl-cert` of Debian's /etc/ssl/private): it keeps the folder. */
function letPass({ path, mode = 0, acl }: PathStep, owner: string, lists: boolean): Mend[] {
  const bits = lists ? 'rx' : 'x';
  if ((mode & 0o010) !== 0 || acl !== undefined) return [{ kind: 'acl', path, user: owner, bits }];
  return [
    { kind: 'group-of', path, user: owner },
    { kind: 'mode', path, mode: `g+${bits}` },
  ];
}

/** Where the server may read in any case: beside its option files, with its own owner. */
function moveOut({ file, role }: ServerObstacle, facts: Facts): Mend[] {
  const path = file.real ?? file.path;
  const owner = serverUser(facts);
  const target = `/etc/mysql/tls/${path.replace(/.*\//, '')}`;
  const mode = isSecret(role) ? '0400' : '0644';
  return [
    byHand(`install -D -o ${owner} -g "$(id -gn ${owner})" -m ${mode} ${shellWord(path)} ${shellWord(target)}`),
    ...setOption(role, target, facts),
    ...restartAndProve,
  ];
}

/** The same file in the form that the server reads; the old one is kept beside it. */
export function rewritten(obstacle: ServerObstacle): Mend[] {
  const { file } = obstacle;
  const path = shellWord(file.real ?? file.path);
  const old = `${path}.bak`;
  return [byHand(`cp -p ${path} ${old}`), byHand(rewriteLine(obstacle, old, path))];
}

function rewriteLine({ role, kind, holds = '', file }: ServerObstacle, old: string, path: string): string {
  const what = isSecret(role) ? 'pkey' : role === 'crl' ? 'crl' : 'x509';
  if (kind === 'der') return `openssl ${what} -inform DER -in ${old} -out ${path}`;
  if (file.content?.disguise === 'base64') return `base64 -d ${old} > ${path}`;
  if (file.content?.disguise === 'dashes')
    return `LC_ALL=C sed -E 's/^[^A-Za-z0-9]+(BEGIN|END) ([A-Z0-9 ]*[A-Z0-9])[^A-Za-z0-9]+$/-----\\1 \\2-----/' ${old} > ${path}`;
  if (holds.includes('UTF-16')) return `iconv -f UTF-16 -t UTF-8 ${old} > ${path}`;
  if (holds === 'a byte-order mark') return `sed '1s/^\\xef\\xbb\\xbf//' ${old} > ${path}`;
  if (holds.includes('begin with blanks')) return `sed 's/^[[:blank:]]*//' ${old} > ${path}`;
  return holds.includes('one line')
    ? `sed -E 's/\\\\n/\\n/g; s/ *-----(BEGIN|END) ([A-Z0-9 ]+)----- */\\n-----\\1 \\2-----\\n/g' ${old} | sed '/-----/!s/ /\\n/g' | grep -v '^$' | fold -w 64 > ${path}`
    : `tr '\\r' '\\n' < ${old} > ${path}`;
}

/** The file that was meant, where one lies around that fits the others. */
function replaced(obstacle: ServerObstacle, facts: Facts): readonly Mend[] {
  const { role, kind, file } = obstacle;
  const found = rightFiles(role, facts);
  if (found.length > 0) return [...found.flatMap(([one, path]) => setOption(one, path, facts)), ...restartAndProve];
  const made = role === 'cert' || role === 'key' ? newPairMends(facts) : undefined;
  if (made !== undefined && kind !== 'encrypted') return made;
  const path = shellWord(file.path);
  const place = role === 'capath' ? serverPlace(facts, 'ssl-capath') : undefined;
  // Nothing is trusted by a folder that is not there; a CRL that is not there is another matter.
  if (place !== undefined)
    return [
      { kind: 'option-line', file: place.file, line: place.line, instead: `# ${optionText(place)}` },
      ...restartAndProve,
    ];
  const unpacked = unpackLine(obstacle, path);
  if (unpacked !== undefined) return [byHand(`cp -p ${path} ${path}.bak`), byHand(unpacked), ...reloadAndProve];
  if (kind === 'encrypted')
    return [
      byHand(`cp -p ${path} ${path}.bak`),
      byHand(`openssl pkey -in ${path}.bak -out ${path}   # asks for the passphrase`),
      ...reloadAndProve,
    ];
  return [byHand(placeholder(role, path)), ...reloadAndProve];
}

/** What takes the part that is wanted out of a container that holds it. */
function unpackLine({ role, kind, file: { content } }: ServerObstacle, path: string): string | undefined {
  const part = isSecret(role) ? '-nocerts -nodes' : role === 'cert' ? '-nokeys -clcerts' : '-nokeys -cacerts';
  if (kind === 'pkcs12' && content?.form === 'pkcs12')
    return `openssl pkcs12 -in ${path}.bak ${part} -out ${path}   # asks for the passphrase`;
  const [block] = content?.blocks ?? [];
  return block?.kind === 'other' && /^(PKCS7|PKCS #7 SIGNED DATA|CMS)$/.test(block.label) && !isSecret(role)
    ? `openssl pkcs7 -print_certs -in ${path}.bak -out ${path}`
    : undefined;
}

/** A line with a path that only a person knows: marked as one. */
function placeholder(role: ServerFileRole, path: string): string {
  if (role === 'cert' || role === 'key')
    return `tlsql cert server "$(hostname -f)" --ca /path/to/your/ca-folder --out ${path.replace(/\/[^/]*$/, '') || '/'}   # then name its two files in ssl_cert and ssl_key`;
  if (role === 'crlpath' || role === 'capath')
    return `install -d -m 0755 ${path}   # needed in it: the ${role === 'crlpath' ? 'CRLs' : 'certificates'} of the CAs, then tlsql ca rehash /path/to/your/folder`;
  return `install -m 0644 /path/to/your/${role.replace(/^.*-/, '')}.pem ${path}`;
}

/** A pair that the CA at hand makes, named in the option file. */
export function newPairMends(facts: Facts): readonly Mend[] | undefined {
  const pair = newPair(facts);
  if (pair === undefined) return undefined;
  return [
    ...pair.make,
    ...setOption('cert', pair.cert, facts),
    ...setOption('key', pair.key, facts),
    ...restartAndProve,
  ];
}

type Chosen = readonly [role: ServerFileRole, path: string];

function rightFiles(role: ServerFileRole, facts: Facts): Chosen[] {
  const { cert, key } = facts.server?.files ?? {};
  if (role === 'ca') {
    const found = authorityFor(facts, certificatesIn(cert?.content), facts.server?.files?.ca?.path);
    return found === undefined ? [] : [['ca', found.path]];
  }
  const [, channel = '', part] = /^(admin-|mysqlx-)?(cert|key)$/.exec(role) ?? [];
  if (part === undefined) return [];
  const [certRole, keyRole] = [`${channel}cert`, `${channel}key`] as [ServerFileRole, ServerFileRole];
  const [own, other] = channel === '' ? [cert, key] : [facts.server?.files?.[certRole], facts.server?.files?.[keyRole]];
  const one = part === 'cert' ? certificateFor(facts, other?.content) : keyFor(facts, own?.content);
  if (one !== undefined) return [[role, one.path]];
  const pair = wholePair(facts);
  if (pair === undefined) return [];
  return [
    [certRole, pair.cert.path],
    [keyRole, pair.key.path],
  ];
}

/** Names the file in the option file that names the other one now, and lets the server read it. */
export function setOption(role: ServerFileRole, path: string, facts: Facts): Mend[] {
  const file = [...(facts.server?.nearby ?? [])].find((one) => one.path === path);
  const closed = file !== undefined && facts.server?.user !== undefined && pathObstacle(file, facts.server.user);
  const access = file === undefined || !closed || closed.obstacle !== 'file-closed' ? [] : readable(file, role, facts);
  return [...access, ...setServerOption(variableOf(role).replaceAll('_', '-'), path, facts)];
}

/** Gives the server another value of an option, where the one in force was given. */
export function setServerOption(identity: string, value: string, facts: Facts): Mend[] {
  const name = identity.replaceAll('-', '_');
  const place = serverPlace(facts, identity);
  // What was persisted counts more than any option file.
  const kept = facts.server?.persisted?.[identity] !== undefined;
  const source = kept ? 'PERSISTED' : facts.admin?.variableSources?.[name]?.source;
  if (place !== undefined && source !== 'PERSISTED')
    return [{ kind: 'option', file: place.file, group: place.group, name: place.key, value }];
  if (source === 'PERSISTED' || source === 'DYNAMIC')
    return [{ kind: 'sql', sql: `SET PERSIST ${name}='${value.replaceAll("'", "''")}'` }];
  const main = mainOptionFile(facts);
  return main === undefined
    ? [byHand(`tlsql options write /etc/mysql/my.cnf --set ${shellWord(`${name}=${value}`)}`)]
    : [{ kind: 'option', file: main, group: 'mysqld', name, value }];
}

/** The last option file that the server reads: what stands there counts. */
export function mainOptionFile(facts: Facts): string | undefined {
  return facts.server?.options?.files.filter(({ status }) => status === 'read').at(-1)?.path;
}

/** Mends that end with a restart where an option file changed, else with a reload. */
export function ending(mends: readonly Mend[]): readonly Mend[] {
  const options = mends.some(({ kind }) => kind.startsWith('option'));
  return mends.length === 0 ? [prove] : [...mends, ...(options ? restartAndProve : reloadAndProve)];
}
