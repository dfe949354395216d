import type { Facts } from '../../facts/facts.ts';
import type { FileFact, Identity, PathStep } from '../../facts/file.ts';
import { matchedAccount } from './account-match.ts';
import type { Changes } from './again-line.ts';
import { caMends } from './ca-at-hand.ts';
import { clientOptionMends } from './client-option-mend.ts';
import { isGoodFor, isPair, pairsFor } from './identity-pairs.ts';
import { byHand, type Mend, prove } from './mend.ts';
import { filesAround } from './partner.ts';
import { rewritten } from './server-file-mend.ts';
import { shellWord } from './server-mend.ts';
import type { ServerObstacle } from './server-obstacle.ts';
import { certificatesIn } from './trust-store.ts';

/** What makes the client able to use the file, or takes the right one that lies around; the last act proves it. */
export function clientFileMends(obstacle: ServerObstacle, facts: Facts): readonly Mend[] {
  const { kind, role, step, user } = obstacle;
  if (kind === 'file-closed' || kind === 'group-not-joined' || kind === 'folder-closed')
    return [...letIn(step, user), prove];
  if (kind === 'line-ends' || obstacle.file.content?.disguise !== undefined) return [...rewritten(obstacle), prove];
  const isIdentity = role === 'cert' || role === 'key';
  const canConvert = kind === 'der' || kind === 'encrypted' || kind === 'pkcs12';
  if (canConvert && !(isIdentity && identityChanges(facts) !== undefined)) return converted(obstacle, facts);
  if (role === 'ca') return caMends(facts);
  if (role === 'capath') return caMends(facts, { 'ssl-capath': undefined });
  if (isIdentity) return identityMends(facts);
  return [byHand(`# needed: ${optionOf(role)} names ${obstacle.file.path}, which is of no use`), prove];
}

/** The option behind a role: `ssl-cert`. */
export const optionOf = (role: string): string =>
  role === 'rsa-public-key' ? 'server-public-key-path' : `ssl-${role}`;

/** The same thing in the form that clients read, in a file of its own. */
function converted({ kind, role, file }: ServerObstacle, facts: Facts): readonly Mend[] {
  const path = shellWord(file.path);
  const made = `${file.path}.${kind === 'encrypted' ? 'plain' : role === 'key' ? 'key.pem' : 'pem'}`;
  const out = shellWord(made);
  const line = {
    der: `openssl ${role === 'key' ? 'pkey' : role === 'crl' ? 'crl' : 'x509'} -inform DER -in ${path} -out ${out}`,
    encrypted: `openssl pkey -in ${path} -out ${out}`,
    pkcs12: `openssl pkcs12 -in ${path} ${role === 'key' ? '-nocerts -nodes' : role === 'ca' ? '-nokeys' : '-nokeys -clcerts'} -out ${out}`,
  }[kind as 'der' | 'encrypted' | 'pkcs12'];
  const asks = kind === 'der' ? '' : '   # asks for the passphrase';
  const act = byHand(role === 'key' ? `(umask 077 && ${line})${asks}` : `${line}${asks}`);
  return [act, ...clientOptionMends(facts, { [optionOf(role)]: made })];
}

/** Gives the client a certificate and a key that belong together; where none are at hand, says what is needed. */
export function identityMends(facts: Facts): readonly Mend[] {
  const right = identityChanges(facts);
  return right === undefined ? withoutIdentity(facts) : clientOptionMends(facts, right);
}

/** The halves exchanged, or the half that lies around and fits. */
function identityChanges(facts: Facts): Changes | undefined {
  const { cert, key } = facts.client?.files ?? {};
  const others = around(facts);
  if (cert !== undefined && key !== undefined && isPair(key, cert))
    return { 'ssl-cert': key.path, 'ssl-key': cert.path };
  const keys = others.filter((file) => isPair(cert, file));
  if (keys.length === 1) return { 'ssl-key': keys[0]?.path };
  const certs = others.filter((file) => isPair(file, key) && isGoodFor('sslclient', file, facts.time));
  if (certs.length === 1) return { 'ssl-cert': certs[0]?.path };
  const pairs = pairsFor('sslclient', others, facts.time);
  const [pair] = pairs;
  return pairs.length === 1 && pair !== undefined
    ? { 'ssl-cert': pair.cert.path, 'ssl-key': pair.key.path }
    : undefined;
}

/** What can be the client's: everything around but the server's own pair. */
function around(facts: Facts): FileFact[] {
  const { cert, key } = facts.server?.files ?? {};
  return filesAround(facts).filter(({ path }) => path !== cert?.path && path !== key?.path);
}

/** No pair is at hand: what is needed, and whether the client gets in without. */
function withoutIdentity(facts: Facts): readonly Mend[] {
  const { cert, key } = facts.client?.files ?? {};
  const usable = certificatesIn(cert?.content).length > 0;
  const needed = usable
    ? `# needed: the private key of ${cert?.path}, which was made with it, for ssl-key`
    : `# needed: a client's certificate and its key for ssl-cert and ssl-key${key === undefined ? '' : ` (${key.path} is named now)`}`;
  const clause = matchedAccount(facts)?.require.kind;
  if (clause === 'X509' || clause === 'SPECIFIED')
    return [byHand(`${needed}: the account has REQUIRE ${clause}`), prove];
  const without = clientOptionMends(facts, { 'ssl-cert': undefined, 'ssl-key': undefined });
  const only = clause === undefined ? ', where the account has no REQUIRE X509' : ' (its account asks for none)';
  return [byHand(`${needed}; without a certificate${only}:`), ...without];
}

/** What is this user's own is opened for the owner; what is somebody else's is theirs to give. */
function letIn(step: PathStep | undefined, user: Identity): Mend[] {
  if (step === undefined) return [];
  if (step.uid === user.uid)
    return [{ kind: 'mode', path: step.path, mode: step.type === 'directory' ? 'u+x' : 'u+r' }];
  const look = `ls -ld ${shellWord(step.path)}`;
  const give = `sudo setfacl -m u:${user.name ?? user.uid}:${step.type === 'directory' ? 'x' : 'r'} ${shellWord(step.path)}`;
  return [{ kind: 'look', line: look }, byHand(give)];
}
