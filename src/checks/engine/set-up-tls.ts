import type { Facts } from '../../facts/facts.ts';
import type { FileFact } from '../../facts/file.ts';
import { againLine } from './again-line.ts';
import { pairsFor } from './identity-pairs.ts';
import { byHand, type Mend, prove, restartAndProve } from './mend.ts';
import { alternativeNames, namesFor } from './new-pair.ts';
import { isYassl } from './option-value-found.ts';
import { authorityFor, filesAround } from './partner.ts';
import { mainOptionFile, setOption } from './server-file-mend.ts';
import { restartLine, serverUser, shellWord } from './server-mend.ts';
import { isLoopback } from './server-place.ts';
import { certificatesIn } from './trust-store.ts';

/** Gives a server certificate and key: the pair that lies around it, else new ones of a CA that is made. */
export function setUpTls(facts: Facts): readonly Mend[] {
  const pair = pairAround(facts);
  if (pair !== undefined) return [...pairMends(pair, facts), ...restartAndProve];
  return facts.server?.process === undefined ? madeByHand(facts) : secured(facts);
}

/** A certificate of one's own CA in place of the one that the server made by itself, and the client that trusts this CA. */
export function ownCertificate(facts: Facts): readonly Mend[] {
  const { host = 'localhost', port } = facts.client?.intent ?? {};
  const there =
    facts.server?.process !== undefined
      ? secureLine(facts)
      : isLoopback(host)
        ? `tlsql secure -h ${shellWord(host)}${port === undefined ? '' : ` -P ${port}`} ${secureWords(facts)}`
        : `tlsql secure --ssh ${shellWord(host)} --sudo ${secureWords(facts, shellWord(host))}`;
  return [
    byHand(`${there}${madeNote}`),
    { kind: 'look', line: `${againLine(facts, { 'ssl-ca': undefined })} --ssl-ca="$HOME/tlsql-ca/cacert.pem"` },
  ];
}

/** Whether exactly one pair lies around that a server may show. */
export function hasPairAround(facts: Facts): boolean {
  return pairAround(facts) !== undefined;
}

function pairAround(facts: Facts): { readonly cert: FileFact; readonly key: FileFact } | undefined {
  const pairs = pairsFor('sslserver', filesAround(facts), facts.time);
  return pairs.length === 1 ? pairs[0] : undefined;
}

function pairMends({ cert, key }: { readonly cert: FileFact; readonly key: FileFact }, facts: Facts): readonly Mend[] {
  const named = facts.server?.inForce ?? {};
  const authority = authorityFor(facts, certificatesIn(cert.content), undefined);
  const needsCa = authority !== undefined && (named['ssl-ca'] ?? '') === '' && (named['ssl-capath'] ?? '') === '';
  return [
    ...(needsCa ? setOption('ca', authority.path, facts) : []),
    ...setOption('cert', cert.path, facts),
    ...setOption('key', key.path, facts),
  ];
}

const madeNote = '   # a CA is made when there is none; --plan shows what would be done';

/** A running server by one command, which proves what it did and takes it back when the proof fails. */
function secured(facts: Facts): readonly Mend[] {
  return [byHand(`${secureLine(facts)}${madeNote}`), prove];
}

function secureLine(facts: Facts): string {
  const socket = facts.server?.inForce?.socket ?? facts.admin?.variables?.socket ?? '';
  return `tlsql secure${socket === '' ? '' : ` -S ${shellWord(socket)}`} ${secureWords(facts)}`;
}

function secureWords(facts: Facts, names = `"$(hostname),${namesFor(facts).join(',')}"`): string {
  const restart = `--allow-restart --restart-command ${shellWord(restartLine(facts))}`;
  return `-u root --ca "$HOME/tlsql-ca" --names ${names} ${restart} --yes`;
}

/** The same steps for one that is not there to be asked. */
function madeByHand(facts: Facts): readonly Mend[] {
  const file = mainOptionFile(facts);
  if (file === undefined) return [byHand('# needed: ssl_cert and ssl_key in the option file of the server'), prove];
  const folder = `${file.replace(/\/[^/]*$/, '')}/tls`;
  const at = (name: string): string => shellWord(`${folder}/${name}`);
  const sets = [
    ['ca', 'cacert.pem'],
    ['cert', 'server-cert.pem'],
    ['key', 'server-key.pem'],
  ].map(([role, name]) => `--set ${shellWord(`ssl-${role}=${folder}/${name}`)}`);
  // yaSSL reads RSA keys in their old form alone.
  const [rsa, old] = isYassl(facts) ? [' --key rsa:2048', ' --key rsa:2048 --legacy'] : ['', ''];
  return [
    `[ -e "$HOME/tlsql-ca" ] || tlsql ca init "$HOME/tlsql-ca" --subject "/CN=CA of $(hostname)"${rsa}`,
    `tlsql cert server server${old} --subject "/CN=$(hostname)" --san ${alternativeNames(facts).join(',')} --ca "$HOME/tlsql-ca" --out ${shellWord(folder)}`,
    `cp -n "$HOME/tlsql-ca/cacert.pem" ${at('cacert.pem')}`,
    `chown ${shellWord(serverUser(facts))}: ${shellWord(folder)} ${at('server-key.pem')}`,
    `chmod 0644 ${at('cacert.pem')}`,
    `tlsql options write ${shellWord(file)} ${sets.join(' ')}`,
  ]
    .map(byHand)
    .concat(restartAndProve);
}

/** For who sees the client alone: the same question, asked where the server is; `here` is for a server on this machine. */
export function lookThere(facts: Facts, here: readonly Mend[] = []): readonly Mend[] {
  const host = facts.client?.intent?.host;
  const local = host === undefined || isLoopback(host);
  if (facts.server !== undefined) return [...here, prove];
  if (local)
    return [...here, { kind: 'look', line: againLine(facts, { 'client-side-only': undefined, 'admin-user': 'root' }) }];
  return [
    byHand(`# the reason is on ${host}: the same is asked there, by ssh`),
    { kind: 'look', line: againLine(facts, { 'client-side-only': undefined, ssh: host, sudo: true }) },
  ];
}
