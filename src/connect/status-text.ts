import { X509Certificate } from 'node:crypto';
import type { Session, SessionSettings } from '../session/open-session.ts';

/** What `\s` shows, line by line: label and value. */
export type StatusLine = readonly [label: string, value: string];

/** The state of a connection: who, where, and above all how TLS stands. Asks the server two questions. */
export async function connectionStatus(
  session: Session,
  settings: SessionSettings,
  now: Date,
): Promise<readonly StatusLine[]> {
  const [row] = await session.query(
    'SELECT DATABASE(), USER(), CURRENT_USER(), @@version_comment, @@character_set_client',
  );
  const [database, user, account, comment, charset] = row ?? [];
  const { facts } = session;
  return [
    ['Connection id', String(facts.connectionId)],
    ['Current database', database ?? ''],
    ['Current user', `${user} (account ${accountText(account ?? '')})`],
    ...tlsLines(session, settings, now),
    ['Authentication', facts.plugin + passwordPath(facts.publicKey)],
    ['Compression', facts.compression === undefined ? 'none' : `${facts.compression} (which is no encryption)`],
    ['Server version', `${facts.server.version} ${comment ?? ''}`.trim()],
    ['Protocol version', '10'],
    ['Connection', 'socket' in settings.target ? `Unix socket ${settings.target.socket}` : tcpText(facts, settings)],
    ['Client characterset', charset ?? ''],
  ];
}

/** The lines as text, aligned. */
export function statusText(lines: readonly StatusLine[]): string {
  const width = Math.max(...lines.map(([label]) => label.length)) + 2;
  const body = lines.map(([label, value]) => `${`${label}:`.padEnd(width)}${value}`.trimEnd()).join('\n');
  return `--------------\n${body}\n--------------\n`;
}

function tcpText({ address }: Session['facts'], { at }: SessionSettings): string {
  return at.includes(address) ? `${at} via TCP/IP` : `${at} via TCP/IP (${address})`;
}

function passwordPath(publicKey: Session['facts']['publicKey']): string {
  return publicKey === undefined ? '' : `, password encrypted with the server's public key (${publicKey})`;
}

function tlsLines({ facts }: Session, settings: SessionSettings, now: Date): StatusLine[] {
  const { tls, name } = facts;
  if (tls === undefined) return [['TLS', 'not in use: what is sent and received can be read on the way']];
  const [leaf] = tls.peerChain;
  const server: StatusLine[] =
    leaf === undefined
      ? []
      : [
          ['Server certificate', certificateText(new X509Certificate(leaf), now)],
          ['  fingerprint', tls.peerFingerprint ?? ''],
        ];
  return [
    ['TLS', `${tls.protocol}, ${tls.cipher}`],
    ...server,
    ['  chain', chainText(settings, tls.chainError)],
    [
      '  name',
      name === undefined
        ? 'not verified'
        : `verified: ${name.name} is in the certificate as ${nameKinds[name.by]}${entryText(name)}, by ${nameRules[name.rule]}`,
    ],
    ['Client certificate', clientText(settings, now)],
  ];
}

/** A wildcard is shown as it stands there. */
function entryText({ name, entry }: NonNullable<Session['facts']['name']>): string {
  return entry.toLowerCase() === name.toLowerCase() ? '' : ` ${entry}`;
}

const nameRules = { mysql: "the rule of MySQL's client", mariadb: "the rule of MariaDB's client" } as const;

const nameKinds = {
  dNSName: 'a dNSName (subjectAltName)',
  iPAddress: 'an iPAddress (subjectAltName)',
  CN: 'the CN of the subject, as it has no dNSName',
} as const;

function chainText(settings: SessionSettings, chainError: string | undefined): string {
  if (settings.fingerprints !== undefined) return 'pinned by its fingerprint';
  if (!settings.verifyChain) return 'not verified';
  if (chainError === undefined) return 'verified';
  return `not trusted (${chainError}); the server proved the certificate by the password`;
}

function clientText({ material }: SessionSettings, now: Date): string {
  const pem = material.cert;
  if (pem === undefined) return 'none';
  try {
    return certificateText(new X509Certificate(pem), now);
  } catch {
    return 'given';
  }
}

function certificateText(certificate: X509Certificate, now: Date): string {
  const end = new Date(certificate.validTo);
  const days = Math.floor((end.getTime() - now.getTime()) / 86_400_000);
  const left = days < 0 ? `expired ${-days} days ago` : `${days} days left`;
  return `${certificate.subject.replaceAll('\n', ', ')}; valid to ${end.toISOString().replace('.000Z', 'Z')}, ${left}`;
}

/** `app@%` as people write accounts: `'app'@'%'`. */
function accountText(account: string): string {
  const at = account.lastIndexOf('@');
  return `'${account.slice(0, at)}'@'${account.slice(at + 1)}'`;
}
