import type { Facts } from '../../facts/facts.ts';
import type { GroupFact, GroupFileRole, GroupPeer } from '../../facts/group.ts';
import { chainText } from './certificate-text.ts';
import type { Found, Json } from './check.ts';
import { type GroupWord, groupWord } from './group-log.ts';
import { type GroupFault, groupMends } from './group-mend.ts';
import { certificatesOf, pairVerdict } from './key-pair.ts';
import { blemishes, known } from './known-certificate.ts';
import { modeText, pathObstacle, userText } from './path-access.ts';
import type { State } from './state.ts';

/** The `run` of the check about one kind of fault in one kind of group. */
export function foundGroup(
  of: GroupFact['kind'] | undefined,
  kind: GroupFault['kind'],
): (facts: Facts) => readonly Found[] {
  return (facts) => {
    const { group } = facts;
    const concerns = group !== undefined && (of === undefined || group.kind === of);
    const fault = concerns ? groupFault(facts, group) : undefined;
    if (group === undefined || fault?.kind !== kind) return [];
    const { what, evidence, certainty, candidates } = fault;
    return [
      {
        what,
        evidence: { ...evidence, ...(group.state === undefined ? {} : { state: group.state }) },
        certainty,
        leadsTo: statesOf(group),
        mends: groupMends(facts, group, fault),
        ...(candidates === undefined ? {} : { candidates }),
      },
    ];
  };
}

/** A Galera node that finds no other ends; one that runs alone lets nobody work with it. */
function statesOf({ kind, state, joined }: GroupFact): readonly State[] {
  if (kind === 'group-replication' || joined === true) return ['replication-broken'];
  return state === undefined ? ['replication-broken', 'server-not-running'] : ['replication-broken', 'session-limited'];
}

function groupFault(facts: Facts, group: GroupFact): GroupFault | undefined {
  const told = groupWord(facts);
  const evidence = told === undefined ? {} : { log: told.line.text };
  return (
    (group.kind === 'galera' ? ownFile(facts, group, told?.word, evidence) : undefined) ??
    fromPeers(facts, group) ??
    (told === undefined || group.joined === true ? undefined : fromLog(group, told.word, evidence))
  );
}

const peerText = ({ host, port }: GroupPeer): string => `${host.includes(':') ? `[${host}]` : host}:${port}`;

/** What the other members showed when they were tried. */
function fromPeers(facts: Facts, group: GroupFact): GroupFault | undefined {
  const { ssl, mode, peers } = group;
  const own = mode === undefined ? `socket.ssl=${ssl ? 'yes' : 'no'}` : `group_replication_ssl_mode=${mode}`;
  const other = peers.find(({ speaks }) => speaks !== 'nothing' && (speaks === 'tls') !== ssl);
  const evidence = { own, peers: peers.map((peer) => `${peerText(peer)} ${peer.speaks} ${peer.error ?? ''}`.trim()) };
  if (other !== undefined)
    return {
      kind: 'differs',
      what: `${peerText(other)} talks ${other.speaks === 'tls' ? 'TLS' : 'plain text'} to the members of the group, and this one has ${own}: they do not understand each other`,
      evidence,
      certainty: 'proved',
      wantsTls: other.speaks === 'tls',
    };
  if (!ssl) return undefined;
  // REQUIRED encrypts and verifies nothing (plugin manual); Galera always verifies both sides.
  const verifies = mode === undefined || mode.startsWith('VERIFY');
  const refused = peers.find(({ chainError, refusedUs }) => refusedUs !== undefined || (verifies && chainError));
  if (refused === undefined) return undefined;
  const { chainError, refusedUs, chain = [] } = refused;
  const mine = refusedUs === undefined ? undefined : ownBlemish(facts, group);
  return {
    kind: 'certificate',
    what:
      refusedUs === undefined
        ? `this member refuses the certificate of ${peerText(refused)}: ${chainError ?? ''}`
        : `${peerText(refused)} refuses the certificate of this member (alert ${refusedUs})${mine === undefined ? '' : `: ${mine}`}`,
    evidence: { ...evidence, chain: chainText(chain), ...(chainError === undefined ? {} : { chainError }) },
    certainty: 'proved',
  };
}

/** What is wrong with the certificate that this member shows, where the file says so. */
function ownBlemish(facts: Facts, { files }: GroupFact): string | undefined {
  const [leaf] = certificatesOf(files.cert?.content);
  const parsed = leaf === undefined ? undefined : known(leaf.der);
  const [first] = parsed === undefined ? [] : blemishes(parsed, facts.time, 'leaf');
  return first?.detail;
}

const roles: readonly GroupFileRole[] = ['key', 'cert', 'ca'];

/** A file of Galera's own that it cannot use, by its own word or by a look. */
function ownFile(
  facts: Facts,
  { ssl, files, joined }: GroupFact,
  word: GroupWord | undefined,
  evidence: Record<string, Json>,
): GroupFault | undefined {
  const user = facts.server?.user;
  const base = { kind: 'file', certainty: 'proved' } as const;
  const seen = roles.flatMap((role) => {
    const file = files[role];
    const verdict = file === undefined || user === undefined ? undefined : pathObstacle(file, user);
    return file === undefined || user === undefined || verdict === undefined ? [] : [{ role, file, user, verdict }];
  });
  const [first] = ssl ? seen : [];
  if (first !== undefined) {
    const { role, file, verdict } = first;
    const why =
      verdict.obstacle === 'missing'
        ? `there is no ${verdict.step.path}`
        : `the server's user ${userText(first.user)} may not pass ${verdict.step.path} (${modeText(verdict.step)})`;
    const what = `socket.ssl_${role}=${file.named}: ${why}`;
    return { ...base, what, evidence: { ...evidence, file: file.path } };
  }
  if (word?.kind === 'bad-file' && joined !== true)
    return { ...base, what: `${word.option}=${word.value}: ${reasonText(word.reason)}`, evidence };
  if (word?.kind === 'half-a-pair' && joined !== true)
    return { ...base, what: 'of socket.ssl_key and socket.ssl_cert one is not set: Galera wants both', evidence };
  const pair = ssl ? pairVerdict(files.cert?.content, files.key?.content) : undefined;
  if (pair === undefined || pair.kind === 'pair') return undefined;
  const what = `the key socket.ssl_key=${files.key?.named ?? ''} is not that of socket.ssl_cert=${files.cert?.named ?? ''}`;
  return { ...base, what, evidence };
}

/** OpenSSL's words without its numbers. */
function reasonText(reason: string): string {
  return /error:[0-9A-F]+:(.*?)'?$/i.exec(reason)?.[1] ?? reason;
}

function fromLog(group: GroupFact, word: GroupWord, evidence: Record<string, Json>): GroupFault | undefined {
  const galera = group.kind === 'galera';
  switch (word.kind) {
    case 'peer-plain':
      return {
        kind: 'differs',
        what: 'a member of the cluster answers the TLS of this one in plain text: socket.ssl differs between them',
        evidence,
        certainty: 'proved',
        wantsTls: false,
      };
    case 'refuses':
      return {
        kind: 'certificate',
        what:
          word.who === 'we'
            ? `this member refuses the certificate of another one: ${word.reason}`
            : `another member refuses the certificate of this one: ${word.reason}`,
        evidence,
        certainty: 'proved',
      };
    case 'no-answer':
      if (group.ssl) return undefined;
      return {
        kind: 'differs',
        what: `${word.peer} takes the connection and says nothing, and this member talks plain text: the other one likely wants TLS`,
        evidence,
        certainty: 'likely',
        candidates: ['network-firewall-drops'],
        wantsTls: true,
      };
    case 'not-joined':
      return {
        kind: 'not-joined',
        what: 'this member found no other one that lets it in, and its log says no reason',
        evidence,
        certainty: 'likely',
        candidates: galera
          ? ['galera-ssl-differs-between-nodes', 'network-port-closed', 'network-firewall-drops']
          : [
              'group-replication-ssl-mode-differs',
              'group-replication-cert-refused',
              'network-port-closed',
              'network-firewall-drops',
            ],
      };
    default:
      return undefined;
  }
}
